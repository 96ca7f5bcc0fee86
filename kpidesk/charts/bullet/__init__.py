"""Figures against their goals, each as a bar in front of bands on a scale of its own."""
