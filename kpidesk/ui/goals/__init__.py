"""The tab of goals: a list of KPIs, the chart of a year, its goals to type in."""
