"""Noise or news: the usual range of a KPI, and what lies outside it."""
