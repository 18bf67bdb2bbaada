"""HTML pages: the main text with its structure, and what the page says of itself."""

from datetime import date

import pytest

from pipeline.ingest.failure import Unusable
from pipeline.ingest.html import read

FIRST = (
    "The lock at the weir was shut in March, after divers had found cracks in the lower gate. Barges waited for days."
)
SECOND = "The repair cost 40,000 euros and took two weeks, the port authority said, and traffic began again on 2 April."
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>Lock shut | River News</title>
<meta property="og:site_name" content="River News"><link rel="canonical" href="https://example.org/lock">
<meta property="article:published_time" content="2024-05-03T10:00:00Z"></head><body>
<div id="cookie">We use cookies. <button>Accept all</button></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav>
<article><h1>Lock stays shut</h1><p>{FIRST}</p><h2>Repair</h2><p>{SECOND}</p><p>{SECOND}</p>
<ul><li>Two gates were mended.</li><li>One pump was replaced.</li></ul>
<figure><img src="g.jpg" alt="x"><figcaption>The lower gate in March.</figcaption></figure>
<table><tr><th>Gauge</th><th>Level</th></tr><tr><td>Mill</td><td>4.2 m</td></tr></table>
<p>Water stood at&nbsp;4&nbsp;metres,<br>the keeper <b>noted</b> in the book of the lock that day.</p></article>
<section id="comments"><h3>Comments</h3><p>I was there!</p></section>
<footer>© 2024 River News. <a href="/p">Privacy Policy</a></footer></body></html>"""


def pieces(page: str) -> list[tuple[str, str]]:
    reading = read(page.encode())
    return [(block.kind, reading.text[block.start : block.end]) for block in reading.blocks]


def test_the_main_text_is_read_with_its_structure_and_nothing_of_the_frame():
    assert pieces(PAGE) == [
        ("heading", "Lock stays shut"),
        ("paragraph", FIRST),
        ("heading", "Repair"),
        ("paragraph", SECOND),
        ("paragraph", SECOND),
        ("list_item", "Two gates were mended."),
        ("list_item", "One pump was replaced."),
        ("caption", "The lower gate in March."),
        ("table_row", "Gauge | Level"),
        ("table_row", "Mill | 4.2 m"),
        ("paragraph", "Water stood at 4 metres, the keeper noted in the book of the lock that day."),
    ]


def test_a_page_tells_its_title_site_language_and_day():
    reading = read(PAGE.encode())
    assert (reading.title, reading.publisher, reading.language) == ("Lock stays shut", "River News", "en")
    assert (reading.url, reading.published) == ("https://example.org/lock", date(2024, 5, 3))


@pytest.mark.parametrize(
    ("page", "published"),
    [
        ("<p>In 1999 the river rose. In 2004 it rose again.</p>", None),
        ("<h1>The flood of 3 May 1999</h1><p>The river rose to the bridge.</p>", None),
        ('<link rel="canonical" href="https://example.org/2011/05/06/flood"><p>The river rose.</p>', None),
        ("<p>The river rose.</p><time datetime='2011-05-06'>last Friday</time>", None),
        ("<p>The river rose.</p><time itemprop='datePublished' datetime='2011-05-06'>Friday</time>", date(2011, 5, 6)),
        ("<div>Posted on 3rd of July 2021 by Ann</div><p>In 1999 the river rose.</p>", date(2021, 7, 3)),
        ('<meta name="date" content="2031-05-06"><p>The river rose.</p>', date(2031, 5, 6)),
        (
            '<script type="application/ld+json">{"@type":"Article","dateModified":"2024-03-01","datePublished":"2024-02-01"}'
            "</script><p>The river rose.</p>",
            date(2024, 2, 1),
        ),
    ],
)
def test_the_day_comes_from_metadata_and_labels_only(page: str, published: date | None):
    assert read(f"<html><body>{page}</body></html>".encode()).published == published


@pytest.mark.parametrize(
    "data",
    [
        '<html><head><meta charset="windows-1252"></head><body><p>The café was shut.</p></body></html>'.encode(
            "cp1252"
        ),
        b'<?xml version="1.0" encoding="utf-8"?><html><body><p>The caf\xc3\xa9 was shut.</p></body></html>',
        "<p>The caf&eacute; was shut.</p>".encode("utf-16"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_declares(data: bytes):
    assert read(data).text == "The café was shut.\n"


def test_a_page_too_short_to_have_a_frame_is_read_whole():
    assert pieces("<h2>Gates</h2><p>Both were shut.</p><ul><li>One<ul><li>Two</li></ul></li></ul>") == [
        ("heading", "Gates"),
        ("paragraph", "Both were shut."),
        ("list_item", "One"),
        ("list_item", "Two"),
    ]


def test_a_no_break_space_that_groups_digits_stays_and_soft_hyphens_go():
    assert pieces("<p>It cost 12&nbsp;000&nbsp;euros for main&shy;tenance.</p>") == [
        ("paragraph", "It cost 12\u00a0000 euros for maintenance.")
    ]


def test_scripts_and_comments_are_no_text():
    assert pieces("<script>let x = 1;</script><style>p {}</style><!-- old --><p>It was shut.</p>") == [
        ("paragraph", "It was shut.")
    ]


def test_elements_inside_each_other_without_end_are_refused():
    with pytest.raises(Unusable, match="elements inside each other"):
        read(b"<div>" * 100_000 + b"x")
