"""What is typed on pages of asks."""
