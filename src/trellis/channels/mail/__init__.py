"""E-mail: out to whoever asked for it, and back in."""
