"""Saving while the owner types, and what happens when it fails."""
