"""The keyboard sheet, and what this program is made of."""
