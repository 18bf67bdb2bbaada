"""The files in an output folder that other commands made of its tables: with other tables they say what is no longer so."""

from pathlib import Path

from pipeline.schema import FACTS_DIFF

DIFFERENCES = FACTS_DIFF.filename
PAGE = "report.html"
GENERATOR = b'<meta name="generator" content="corroborate">'
HEAD = 4096  # bytes of a page in which its generator stands; the style sheet comes behind it


def derived_files(out: Path) -> tuple[str, ...]:
    """The names of `facts_diff.csv` and `report.html` in a folder where a command of ours wrote them, and nobody else.

    A table is known by its header, a page by its generator; an analyst's own file of that name is neither.
    """
    header = ",".join(c.name for c in FACTS_DIFF.columns).encode() + b"\n"
    found = []
    if _beginning(out / DIFFERENCES, len(header)) == header:
        found.append(DIFFERENCES)
    if GENERATOR in _beginning(out / PAGE, HEAD):
        found.append(PAGE)
    return tuple(found)


def _beginning(path: Path, size: int) -> bytes:
    if path.is_symlink() or not path.is_file():
        return b""
    with path.open("rb") as file:
        return file.read(size)
