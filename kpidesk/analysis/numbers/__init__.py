"""How numbers are rounded, written and told apart as good or bad."""
