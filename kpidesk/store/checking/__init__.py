"""Whether a file is sound, looked at without changing it."""
