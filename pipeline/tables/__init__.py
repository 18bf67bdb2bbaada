"""Documents, extractions and what links them -> the tables, whole or not at all."""
