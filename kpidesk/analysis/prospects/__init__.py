"""What is to come for the KPIs of a business, and where its year will end."""
