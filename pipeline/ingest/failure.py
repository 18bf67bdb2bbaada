"""Why a run or a report can't go on, worded for the person who must mend it."""

from pipeline.errors import CorroborateError


class IngestError(CorroborateError):
    """The run can't start: the message names the file, the line, the reason and the fix."""


class Unusable(Exception):
    """One report can't be used: the message gives the reason and what to do; the other reports go on."""
