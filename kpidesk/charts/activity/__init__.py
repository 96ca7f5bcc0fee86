"""How busy the business is against a base of 100, and which parts made it so."""
