"""Two accounts of one flood with a contradiction, an agreement and an event, and a page of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser, missing_programs, start_browser

from pipeline.page.report import report_html
from tests.accounts import account, write_accounts

SITREP = """Overview
The {Horka Dam:FAC} held back [38 million litres|dam/hold|38000000 litre].
The flood killed [23 people|flood/kill|23 person] on [4 October 2024|flood/begin|2024-10-04].
The {Horka Dam:FAC} is [64 metres|dam/height|64 meter] high.
"""
PRESS = """[23 neighbours|flood/kill|23 person] died in the flood, says the mayor of {Brodany:GPE}.
The café at {Horka Dam:FAC}, [70 metres|dam/height|70 meter] high, is shut.
It reopens between [May and July 2025|cafe/reopen|2025-05/2025-07].
"""


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    return write_accounts(
        folder,
        account("sitrep", SITREP, publisher="Basin Authority", url="https://example.org/sitrep"),
        account("press", PRESS, title="What the river left"),
    )


@pytest.fixture(scope="session")
def page(tables: Path) -> Path:
    path = tables / "report.html"
    path.write_text(report_html(tables), "utf-8")
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    missing = missing_programs()
    if missing:
        pytest.skip(f"no {' and no '.join(missing)}: apt-get install chromium chromium-driver")
    with start_browser() as started:
        yield started
