"""Every KPI against the period before, the same period last year, its goal and its own past."""
