"""One function for each `kind` of `patterns.csv`: from the readings of a match to a Frame, None where they make no sense."""
