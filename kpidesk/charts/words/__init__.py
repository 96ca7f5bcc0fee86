"""How charts word figures, months, reasons and titles."""
