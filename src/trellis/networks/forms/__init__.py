"""Forms of the networks room: about a network, its roles and its units."""
