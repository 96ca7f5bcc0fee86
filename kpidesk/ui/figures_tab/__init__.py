"""The tab of figures: which of its pages is in sight, and what each hands to the others."""
