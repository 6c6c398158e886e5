"""A network: its names and identity, its type, its own tree of units, and the roles people hold in it."""
