"""The state's tree of places, with names in several scripts, codes under several schemes, and history."""
