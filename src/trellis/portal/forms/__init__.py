"""What the portal's pages take from an address."""
