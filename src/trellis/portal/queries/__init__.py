"""Reads of the portal: what home, search, the network's pages and the record show, always for somebody."""
