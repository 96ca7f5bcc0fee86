"""The year to date beside the path to its goal, and where it will probably end."""
