"""Marks inside tables and tiles: functions of a painter, a rectangle, prepared values and the theme's colours."""
