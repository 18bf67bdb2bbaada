"""The one base of errors that are for people: their message says what was wrong, where, and what to do."""


class CorroborateError(Exception):
    """An error that the command prints as a sentence, without a traceback."""
