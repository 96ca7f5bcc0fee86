"""Getting a file, keeping a copy of it, letting go of it."""
