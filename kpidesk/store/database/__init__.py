"""The connection to a file, and what SQLite keeps beside it."""
