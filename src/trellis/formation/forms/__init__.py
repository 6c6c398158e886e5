"""Forms of this room: what people write, turned into what actions take."""
