"""What stands on the first page: tiles, what is worth a look, what a month brought."""
