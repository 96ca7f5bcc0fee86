"""Facts of the core put into words."""
