"""The Figures page: every figure of every month."""
