"""Pages of the networks room: finding and opening networks, and what each says of itself."""
