"""The words of the trade: month, period, indicator, segment, cell, value, goal, change. Standard library only."""
