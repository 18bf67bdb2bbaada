"""Makes the pictures in docs/pictures from the sample reports' tables, in a headless Chromium.

corroborate run && python scripts/make_screenshots.py --out data/processed
"""

import argparse
import tempfile
from pathlib import Path
from typing import Literal, NamedTuple

from browser import Browser, missing_programs, start_browser

from pipeline.diff.compare import compare
from pipeline.diff.page import changes_html
from pipeline.diff.versions import read_versions
from pipeline.page.report import report_html

PICTURES = Path(__file__).parents[1] / "docs/pictures"
REPORT, OLD, NEW = "velnica-sitrep", "2025-04-30", "2025-05-31"


class Picture(NamedTuple):
    """What to take: the page, where on it (a CSS selector that is scrolled to the top), the viewport and the scheme."""

    name: str
    page: str
    at: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"


TAKEN = (
    Picture("page-overview", "report", "body", 1280, 900),
    Picture("page-conflict", "report", "#conflicting", 1280, 700),
    Picture("page-timeline-dark", "report", "#timeline", 1280, 760, "dark"),
    Picture("page-text-phone", "report", "details.text", 390, 780),
    Picture("diff", "diff", "body", 1280, 860),
)
SCROLL = "document.querySelector(arguments[0]).scrollIntoView(); window.scrollBy(0, arguments[0] === 'body' ? 0 : -60)"


def make_pages(tables: Path, to: Path) -> dict[str, str]:
    """The address of each page by its name."""
    old, new = read_versions(tables, REPORT, (OLD, NEW))
    changes = [c for c in compare(old, new) if c.kind != "unchanged"]
    pages = {"report": report_html(tables), "diff": changes_html(changes, f"{REPORT}@{OLD}", f"{REPORT}@{NEW}")}
    for name, text in pages.items():
        (to / f"{name}.html").write_text(text, "utf-8")
    return {name: (to / f"{name}.html").as_uri() for name in pages}


def take(browser: Browser, picture: Picture, address: str) -> bytes:
    """The picture as PNG."""
    browser.look(picture.width, picture.height, picture.scheme)
    browser.open(address)
    browser.run(SCROLL, picture.at)
    browser.run("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return browser.screenshot()


def main(tables: Path) -> None:
    if missing := missing_programs():
        raise SystemExit(f"not installed: {', '.join(missing)} (Debian: apt-get install chromium chromium-driver)")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, start_browser() as browser:
        pages = make_pages(tables, Path(folder))
        for picture in TAKEN:
            (PICTURES / f"{picture.name}.png").write_bytes(take(browser, picture, pages[picture.page]))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="folder with the sample reports' tables")
    main(parser.parse_args().out)
