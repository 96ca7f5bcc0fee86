"""The formula language: read, check, put in order, evaluate for any period and segment, explain."""
