"""Starting a network: is it ready (C4.1-C4.5), where it is on the eight steps (C4.6-C4.13), its start."""
