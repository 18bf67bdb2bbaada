"""The commands that read the tables, a module each: arguments, exit status, printing. No logic.

`pipeline.cli` registers them; each imports what it needs when it is called, so that `corroborate --help` stays quick.
"""
