"""Several lines side by side, each in a panel of its own."""
