"""Who may do what, and the one decorator through which every change goes."""
