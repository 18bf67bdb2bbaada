"""Why two names are, or are not, one entity, and why statements are one fact: read from the tables, in words."""
