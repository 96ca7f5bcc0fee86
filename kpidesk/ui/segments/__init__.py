"""The channels, campaigns and products of a business: their names and dates, the totals and KPIs made of them."""
