"""What a monthly series will probably bring: from its own figures alone."""
