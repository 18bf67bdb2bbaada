"""Markdown: the words without the markup, and the front matter."""

from datetime import date

import pytest

from pipeline.ingest.front_matter import cut_front_matter
from pipeline.ingest.markdown import read

REPORT = """---
title: Report: the lock
date: 2024-05-03
publisher: "River Authority"
draft: no
---
# The *lock*

The lower gate was **shut** in
March, see [the log](https://example.org/log).

![The gate in March](gate.png)

Figure 2: The gate in April

- Two pumps
- Three boats
  - one at the weir

| Gauge | Level |
|-------|-------|
| Mill  | 4.2 m |

> It was *cold*.

<div>Some <b>more</b> words</div>

Repair
------

```
gate: shut
```
"""


def test_the_words_stay_and_the_markup_goes():
    reading = read(REPORT.encode())
    assert [(block.kind, reading.text[block.start : block.end]) for block in reading.blocks] == [
        ("heading", "The lock"),
        ("paragraph", "The lower gate was shut in March, see the log."),
        ("caption", "The gate in March"),
        ("caption", "Figure 2: The gate in April"),
        ("list_item", "Two pumps"),
        ("list_item", "Three boats"),
        ("list_item", "one at the weir"),
        ("table_row", "Gauge | Level"),
        ("table_row", "Mill | 4.2 m"),
        ("paragraph", "It was cold."),
        ("paragraph", "Some more words"),
        ("heading", "Repair"),
        ("paragraph", "gate: shut"),
    ]


def test_front_matter_tells_of_the_report():
    reading = read(REPORT.encode())
    assert (reading.title, reading.publisher, reading.published) == (
        "Report: the lock",
        "River Authority",
        date(2024, 5, 3),
    )


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nThe lock was shut.\n\n---\n\nIt opened in April.\n",
        "---\nThe lock was shut.\n---\n",
        "---\ntitle: never closed\n\nThe lock was shut.\n",
        "The lock was shut.\n\n---\nnote: no front matter here\n---\n",
    ],
)
def test_a_rule_at_the_head_is_no_front_matter(text: str):
    assert cut_front_matter(text) == ({}, text)


def test_quotations_inside_each_other_are_read_and_those_without_end_do_no_harm():
    assert read(b">" * 40 + b" It was shut.").text == "It was shut.\n"
    assert read(b">" * 20_000 + b" It was shut.").text == ""
