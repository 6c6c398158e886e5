"""Work that is done later: in one leased table, tried again with growing pauses, never lost or doubled."""
