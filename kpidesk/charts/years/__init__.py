"""The months of this year over those of the years before."""
