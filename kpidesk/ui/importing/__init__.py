"""Taking in a file of figures: where it comes from, what its columns are, and every cell seen before it is stored."""
