"""Speed and size, measured as ratios inside one run."""
