"""Goal against actual, month by month, with the variance above."""
