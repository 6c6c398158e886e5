"""Pages of this room: read through queries, check with forms, do one action, go on."""
