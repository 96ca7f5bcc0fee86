"""What the owner keeps, from rows and into rows."""
