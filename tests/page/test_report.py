"""The page holds what the tables hold, and nothing that a report smuggled in."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipeline.page.render import web_link
from pipeline.page.report import report_html
from pipeline.tables.load import LoadError
from tests.accounts import account, write_accounts

NASTY = "</textarea></style></script><img src=x onerror=alert(1)><svg onload=alert(2)>\"'{{7*7}}<!--"


class Reader(HTMLParser):
    """The tags, attributes and ids of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def of(self, name: str) -> list[str]:
        return [attributes[name] or "" for _, attributes in self.tags if name in attributes]


def test_every_link_inside_the_page_leads_to_something_in_it(page: Path) -> None:
    read = Reader(page.read_text("utf-8"))
    ids = read.of("id")
    assert len(ids) == len(set(ids))
    inside = {href[1:] for href in read.of("href") if href.startswith("#")}
    assert inside <= set(ids)
    assert len(inside) > 20


def test_the_page_loads_nothing_from_anywhere(page: Path) -> None:
    read = Reader(page.read_text("utf-8"))
    assert not read.of("src")
    assert {tag for tag, _ in read.tags}.isdisjoint({"link", "iframe", "object", "embed", "img"})
    assert [href for href in read.of("href") if not href.startswith("#")] == ["https://example.org/sitrep"]


def test_conflicts_come_first_with_both_sentences_and_the_reason(page: Path) -> None:
    text = page.read_text("utf-8")
    assert text.index('class="card fact conflicting"') < text.index('class="card fact agreed"') < text.index("<svg")
    assert "70 m, 9.4 % more than 64 m" in text


def test_the_same_tables_give_the_same_page(tables: Path, page: Path) -> None:
    assert report_html(tables) == page.read_text("utf-8")


def test_a_folder_without_tables_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match=r"documents\.csv is missing"):
        report_html(tmp_path)


def test_markup_in_a_text_a_name_a_title_or_a_manifest_stays_text(tmp_path: Path) -> None:
    nasty = NASTY.replace("{", "(").replace("}", ")").replace("|", "")
    marked = f"Here {{{nasty.replace(':', '')}:ORG}} lost [{nasty}|{nasty.replace('/', '')}/lose|3 boat]."
    folder = write_accounts(
        tmp_path,
        account("<img src=x onerror=alert(1)>", marked, title=NASTY, publisher=NASTY, url="javascript:alert(1)"),
    )
    text = report_html(folder)
    read = Reader(text)
    assert {tag for tag, _ in read.tags}.isdisjoint({"img", "textarea", "iframe"})
    assert [tag for tag, _ in read.tags].count("script") == [tag for tag, _ in read.tags].count("style") == 1
    assert not [name for _, attributes in read.tags for name in attributes if name.startswith("on")]
    assert "49" not in re.sub(r"<style>.*?</style>|<script>.*?</script>|\d{4,}", "", text, flags=re.DOTALL)
    assert not [href for href in read.of("href") if not href.startswith("#")]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", " JaVaScRiPt:alert(1)", "data:text/html,x", "//x", "ftp://x", "https://["]
)
def test_only_addresses_of_web_pages_become_links(url: str) -> None:
    assert web_link(url) == ""
