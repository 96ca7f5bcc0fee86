"""How many stay from step to step: of a shop, of a newsletter, of sales talks, of ads."""
