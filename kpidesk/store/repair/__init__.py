"""A whole file out of a damaged one."""
