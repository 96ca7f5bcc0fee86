"""The overview: tiles of the chosen KPIs, what is worth a look, what the month has brought."""
