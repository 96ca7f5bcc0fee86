"""Backups: made, listed, thinned out, put back."""
