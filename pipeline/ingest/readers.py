"""Which reader reads which format. Each is loaded when the first file needs it: text-only runs load no library."""

from collections.abc import Callable
from importlib import import_module

from pipeline.ingest.reading import Reading

Reader = Callable[[bytes], Reading]

_MODULES = {
    ".txt": "text",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".docx": "docx",
}
SUFFIXES = frozenset(_MODULES)


def reader_for(suffix: str) -> Reader:
    """The function that reads files of that suffix: `read(data: bytes) -> Reading`, which raises Unusable.

    >>> reader_for(".txt")(b"The dam held.").text
    'The dam held.'
    """
    module = import_module(f"pipeline.ingest.{_MODULES[suffix.lower()]}")
    reader: Reader = module.read
    return reader
