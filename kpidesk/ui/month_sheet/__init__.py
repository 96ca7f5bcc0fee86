"""The month sheet: one month from top to bottom, in the order of the programs that the figures come from."""
