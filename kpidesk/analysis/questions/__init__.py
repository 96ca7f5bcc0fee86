"""What is odd, missing or still open in a month."""
