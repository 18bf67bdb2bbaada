"""What an HTML page says of itself: title, publisher, language, day of publication.

htmldate gets the page's metadata alone. Given the whole page it also guesses: from a text that only says "In 1999 ... in
2004" it makes 1 January 2004. And it gets a fixed latest date, because its own is the day on which it runs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pipeline.ingest.published import LINE_CHARS, find_labelled

EARLIEST = datetime(1900, 1, 1)  # of any report that could have a web page's metadata
LATEST = datetime(2999, 12, 31)  # never the present day: the same page must give the same date tomorrow
_PUBLISHED_TIMES = (
    '//time[@itemprop="datePublished" or @pubdate or contains(@class, "published") or contains(@class, "entry-date")]'
)
_TITLES = ('//meta[@property="og:title"]/@content', '//meta[@name="dcterms.title" or @name="DC.title"]/@content')
_SITES = (
    '//meta[@property="og:site_name"]/@content',
    '//meta[@name="publisher" or @name="dcterms.publisher" or @name="DC.publisher"]/@content',
    '//meta[@name="application-name"]/@content',
)
_ADDRESSES = ('//link[@rel="canonical"]/@href', '//meta[@property="og:url"]/@content')
_LABEL_PLACES = (
    "//*[self::p or self::span or self::div or self::time or self::li or self::td or self::dd or self::small]"
)


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says of itself; "" and None where it is silent."""

    title: str
    publisher: str
    language: str
    url: str
    published: date | None


def read_metadata(page: Any) -> PageMetadata:
    """What the parsed page (an lxml tree) says of itself."""
    language = (page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()
    url = _first(page, _ADDRESSES)
    return PageMetadata(
        title=_first(page, (*_TITLES, "//h1[1]//text()", "//title/text()")),
        publisher=_first(page, _SITES),
        language=language.lower().replace("_", "-").split("-")[0],
        url=url if url.startswith(("https://", "http://")) else "",
        published=_from_head(page) or _from_time(page) or find_labelled(_short_texts(page)),
    )


def _first(page: Any, paths: tuple[str, ...]) -> str:
    for path in paths:
        words = " ".join(" ".join(str(text) for text in page.xpath(path)[:10]).split())
        if words:
            return words
    return ""


def _from_head(page: Any) -> date | None:
    from htmldate import find_date
    from lxml import html

    head = html.Element("head")
    for element in page.xpath('//meta | //script[contains(@type, "ld+json")]'):
        copy = html.Element(element.tag, dict(element.attrib))
        copy.text = element.text
        head.append(copy)
    alone = html.Element("html")
    alone.append(head)
    alone.append(html.Element("body"))
    found = find_date(alone, extensive_search=False, original_date=True, min_date=EARLIEST, max_date=LATEST)
    return date.fromisoformat(found) if found else None


def _from_time(page: Any) -> date | None:
    for element in page.xpath(_PUBLISHED_TIMES):
        try:
            return date.fromisoformat((element.get("datetime") or "").strip()[:10])
        except ValueError:
            continue
    return None


def _short_texts(page: Any) -> Iterator[str]:
    for element in page.xpath(_LABEL_PLACES):
        words = " ".join(element.text_content().split()) if len(element) < 10 else ""
        if 0 < len(words) <= LINE_CHARS:
            yield words
