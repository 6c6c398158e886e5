"""Reading in this room: rounds and what they come to, the path, the founding document."""
