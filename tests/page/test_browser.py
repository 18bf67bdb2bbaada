"""The page in a real browser: it opens, filters, jumps, and a hostile report does nothing."""

from pathlib import Path

import pytest
from browser import Browser

from pipeline.page.report import report_html
from tests.accounts import account, write_accounts

SHOWN = "return [...document.querySelectorAll('.fact:not([hidden]) h3')].map(h => h.textContent)"
IN_VIEW = """const box = document.querySelector(arguments[0]).getBoundingClientRect();
return box.top >= 0 && box.bottom <= innerHeight"""


@pytest.fixture
def opened(browser: Browser, page: Path) -> Browser:
    browser.look(1280, 900)
    browser.open("about:blank")
    browser.open(page.as_uri())
    return browser


def test_it_opens_from_disk_without_a_complaint(opened: Browser) -> None:
    assert opened.run("return document.title") == "What 2 reports say"
    assert len(opened.run(SHOWN)) == 5
    assert opened.log() == []


def test_a_search_finds_words_whatever_their_accents_and_case(opened: Browser) -> None:
    opened.press("/")
    opened.type("#find", "CAFE reopen")
    assert opened.run(SHOWN) == ["cafe · reopen"]
    assert opened.run("return document.querySelector('#found').textContent") == "1 fact, 0 entities"
    opened.press("Escape")
    assert len(opened.run(SHOWN)) == 5


def test_filters_by_status_report_and_kind_hold_together(opened: Browser) -> None:
    opened.click("input[value=single]")
    assert opened.run(SHOWN) == ["dam · height", "flood · kill"]
    opened.click("input[value=agreed]")
    assert opened.run(SHOWN) == ["dam · height"]
    opened.click("#kind option[value=event]")
    assert opened.run(SHOWN) == []
    opened.click("button[type=reset]")
    opened.click("#report option:last-child")
    assert "cafe · reopen" not in opened.run(SHOWN)


def test_a_fact_leads_to_its_sentence_and_a_mention_to_its_fact(opened: Browser) -> None:
    opened.click(".fact.agreed figcaption a")
    assert "23" in opened.run("return document.querySelector(':target').textContent")
    assert opened.run(IN_VIEW, ".sentence:target")
    opened.click(".sentence:target a.figure")
    assert opened.run("return document.querySelector(':target h3').textContent") == "flood · kill"
    assert opened.run(IN_VIEW, ".fact:target h3")
    assert opened.run("return document.activeElement.id") == opened.run("return location.hash.slice(1)")


def test_a_jump_opens_what_is_folded_and_shows_what_is_filtered_out(opened: Browser) -> None:
    fact = opened.run("return document.querySelector('.fact.agreed').id")
    opened.type("#find", "nothing like it")
    opened.run("document.querySelectorAll('details').forEach(d => d.open = false)")
    opened.run(f"location.hash = '{fact}'; return new Promise(done => setTimeout(done, 50))")
    assert opened.run(IN_VIEW, f"#{fact}")
    sentence = opened.run("return document.querySelector('.sentence').id")
    opened.run(f"location.hash = '{sentence}'; return new Promise(done => setTimeout(done, 50))")
    assert opened.run(IN_VIEW, f"#{sentence}")


def test_the_keyboard_alone_reaches_the_content_and_the_facts(opened: Browser) -> None:
    opened.press("Tab")
    assert opened.run("return document.activeElement.textContent") == "Skip to the content"
    opened.press("Enter")
    for _ in range(2):
        opened.press("Tab")
    assert opened.run("return document.querySelector('main').contains(document.activeElement)")
    unnamed = "return [...document.querySelectorAll('a, button, input, select')].filter(e => !(e.textContent.trim()"
    assert opened.run(unnamed + " || e.ariaLabel || e.labels?.length)).length") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_it_fits_the_screen_and_is_readable_in_both_schemes(opened: Browser, width: int, scheme: str) -> None:
    opened.look(width, 800, scheme)  # type: ignore[arg-type]
    assert opened.run("return document.documentElement.scrollWidth") <= width
    faint = opened.run(CONTRAST)
    assert faint == [], f"text that is too faint (WCAG 2.2 asks for 4.5 to 1): {faint}"


CONTRAST = """
const parse = c => c.match(/[\\d.]+/g).map(Number);
const light = c => { const [r, g, b] = parse(c).map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
  return .2126 * r + .7152 * g + .0722 * b; };
const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
  if ((parse(c)[3] ?? 1) > 0) return c; } return 'rgb(255, 255, 255)'; };
const faint = new Set();
for (const e of document.querySelectorAll('body *:not(svg *)')) {
  if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
  const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
  if ((a + .05) / (b + .05) < 4.5) faint.add(e.tagName + '.' + e.className);
}
return [...faint];"""


def test_a_hostile_report_runs_nothing_and_breaks_nothing(browser: Browser, tmp_path: Path) -> None:
    nasty = "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
    marked = (
        f"[{nasty}|{nasty.replace('/', '')}/lose|3 boat] sank. \u202etxt.exe \x00\x1b[31m {{{nasty}:ORG}} {{{{7*7}}}}"
    )
    folder = write_accounts(
        tmp_path,
        account(
            "x\" onclick=\"document.title='owned'", marked, title=nasty, publisher=nasty, url="javascript:alert(1)"
        ),
        account("javascript:alert(1)", "Good text with [4 boats|boats/be|4 boat]."),
    )
    path = tmp_path / "page.html"
    path.write_text(report_html(folder), "utf-8")
    browser.open(path.as_uri())
    browser.type("#find", "boat")
    assert browser.run("return document.title") == "What 2 reports say"
    assert browser.run("return document.querySelectorAll('script').length") == 1
    assert len(browser.run(SHOWN)) == 2
    # Even if something were smuggled in, the page's policy would not let it run.
    browser.run(
        "const s = document.createElement('script'); s.textContent = \"document.title='owned'\"; document.body.append(s)"
    )
    browser.run("document.body.insertAdjacentHTML('beforeend', \"<img src=x onerror=document.title='owned'>\")")
    assert browser.run("return document.title") == "What 2 reports say"
    assert any("Content Security Policy" in line for line in browser.log())
