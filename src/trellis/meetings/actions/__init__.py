"""The only writers of this room: what is planned, and what happens in the room."""
