"""The activity index: one figure for how busy the business is."""
