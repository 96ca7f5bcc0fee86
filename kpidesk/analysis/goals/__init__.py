"""Goals and plans, the status against them, and the pace towards them."""
