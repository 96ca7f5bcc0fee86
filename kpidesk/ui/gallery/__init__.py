"""Every part and every painted mark side by side, for looking at."""
