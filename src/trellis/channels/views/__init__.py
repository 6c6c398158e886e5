"""Pages of the channels room."""
