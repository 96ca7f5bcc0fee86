"""Care of the file: its backups, the check, the repair."""
