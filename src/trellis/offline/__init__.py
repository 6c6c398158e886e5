"""Work without a line: pages that a device keeps, and sends that are known again when they come twice."""
