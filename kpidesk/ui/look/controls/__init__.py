"""How each kind of control is drawn: functions that the style calls."""
