"""Pages of the places room: browsing for everybody, keeping and bringing in for stewards."""
