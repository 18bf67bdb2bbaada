"""The lines between `---` at the head of a Markdown file: what it says of itself.

Read as `name: value` lines of text. A YAML reader fails on `title: Report: A`, and makes False of `no` and 90 of `1:30`.
"""

import re
from collections.abc import Mapping

_FENCED = re.compile(r"\s*---[ \t]*\n(?P<inside>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"([A-Za-z][\w -]*):[ \t]*(.*)")


def cut_front_matter(text: str) -> tuple[Mapping[str, str], str]:
    r"""(the fields by name in small letters, the text after them). A rule at the head of a text is no front matter.

    >>> cut_front_matter("---\ntitle: Report: the dam\n---\n# The dam")
    ({'title': 'Report: the dam'}, '# The dam')
    >>> cut_front_matter("---\n\nThe dam held.\n\n---\n")[0]
    {}
    """
    match = _FENCED.match(text)
    if not match:
        return {}, text
    fields: dict[str, str] = {}
    for line in match["inside"].splitlines():
        field = _FIELD.match(line)
        if field:
            fields[field[1].strip().lower()] = field[2].strip().strip("\"'").strip()
        elif line.strip() and not line.startswith((" ", "\t", "-", "#")):
            return {}, text
    return (fields, text[match.end() :]) if fields else ({}, text)
