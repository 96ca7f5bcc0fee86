"""Charts as pictures: on the screen, in files, many at once."""
