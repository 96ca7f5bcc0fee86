"""How many units are sold at which price."""
