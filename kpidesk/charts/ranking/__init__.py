"""One figure by channel, campaign or product: the largest first, the whole on top."""
