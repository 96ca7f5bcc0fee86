"""What it would take, and what would be if figures were others."""
