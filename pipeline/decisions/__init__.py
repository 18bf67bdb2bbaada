"""What people decided, once and for good: two names are one, two statements are two facts, a mention is none, a value is wrong.

    data/decisions.csv -> file.py (read, check, append) -> settle.py (what holds for the texts at hand) -> dedupe

A decision on a mention holds its sentence. It is obeyed in every version of the report that has the very sentence, and reported
as stale where the latest version no longer has it: a text that changed is for a person to look at again.
"""
