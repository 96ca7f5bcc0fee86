"""The file: one SQLite database per business, written one transaction per change."""
