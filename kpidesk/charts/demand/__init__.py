"""Units by price: what the months tell of the demand for a product."""
