"""What is asked for at the desks, and when sheets are printed."""
