"""What the next months will probably bring, with the range they will likely lie in."""
