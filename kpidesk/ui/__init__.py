"""The window: shows, asks, puts things into words."""
