"""A figure beside the one before it, a year earlier, and its parts."""
