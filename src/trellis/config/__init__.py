"""How the rooms are put together: settings, addresses, server and the `trellis` command."""
