"""The chart on the screen and its way out of the program."""
