"""Is it noise? The months of a figure beside its own usual range (a process behaviour chart)."""
