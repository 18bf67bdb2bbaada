"""The docs say what the schema and the commands say, their links lead somewhere, and their examples are commands that exist."""

import re
from pathlib import Path

import pytest
import typer

from pipeline.cli import app
from scripts.make_docs import DOCS, make_pages

ROOT = DOCS.parent
PAGES = sorted(DOCS.rglob("*.md"))


@pytest.mark.parametrize(("name", "text"), make_pages().items(), ids=list(make_pages()))
def test_the_generated_pages_are_current(name: str, text: str) -> None:
    assert (DOCS / name).read_text("utf-8") == text, "run: python scripts/make_docs.py"


def test_no_generated_page_is_left_over() -> None:
    made = {path.relative_to(DOCS).as_posix() for path in (DOCS / "tables").iterdir()}
    assert made == {name for name in make_pages() if name.startswith("tables/")}


@pytest.mark.parametrize(
    "page", [p for p in PAGES if "notes" not in p.parts], ids=lambda p: p.relative_to(DOCS).as_posix()
)
def test_every_link_and_picture_is_there(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
        assert "://" in target or (page.parent / target).exists(), target


def test_every_command_and_option_in_the_docs_exists() -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    for page in (*PAGES, ROOT / "README.md"):
        for name, rest in re.findall(r"^ {4}(?:\S*/)?corroborate (\w+)(.*)$", page.read_text("utf-8"), re.MULTILINE):
            assert name in commands, f"{page.name}: corroborate {name}"
            known = {option for p in commands[name].params for option in p.opts} | {"--help"}
            assert set(re.findall(r"(?<=\s)--[a-z-]+", rest)) <= known, f"{page.name}: corroborate {name}{rest}"


def test_every_picture_in_the_docs_is_one_that_the_script_takes() -> None:
    script = (ROOT / "scripts/make_screenshots.py").read_text("utf-8")
    assert {p.stem for p in (DOCS / "pictures").iterdir()} == set(re.findall(r'Picture\("([\w-]+)"', script))
