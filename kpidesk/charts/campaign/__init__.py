"""Before, during and after a campaign: what it did for a figure per day."""
