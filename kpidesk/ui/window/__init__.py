"""The window itself: its screen, its commands, its bars, what covers it."""
