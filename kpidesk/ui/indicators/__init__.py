"""The owner's own figures and KPIs, and the choice of what shows."""
