"""Files of rows, in and out: read safely, looked at first, applied as a whole, undone exactly."""
