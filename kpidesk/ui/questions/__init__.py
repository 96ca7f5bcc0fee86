"""Everything that is still open in a file: as a list, as marks in the grid, and before a month is closed."""
