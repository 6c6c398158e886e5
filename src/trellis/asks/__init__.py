"""The ask: what the network wants from somebody, answered alike by every channel (C8.8)."""
