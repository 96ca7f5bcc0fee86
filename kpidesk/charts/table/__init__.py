"""KPIs and how they changed, as a table on one page."""
