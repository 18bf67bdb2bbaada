"""Drives a headless Chromium through chromedriver (W3C WebDriver), with the standard library alone.

For the tests of the report page and for the screenshots in the docs. Debian: `apt-get install chromium chromium-driver`.
"""

import json
import shutil
import subprocess
import tempfile
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal
from urllib.request import Request, urlopen

PROGRAMS = ("chromedriver", "chromium")
FLAGS = (
    "--headless=new",
    "--no-sandbox",  # the pages are our own, and a container has no user namespaces
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
)
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the key of an element reference, W3C WebDriver 6.2
Keys = {"Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004"}


def missing_programs() -> list[str]:
    """The programs that have to be installed first."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


class Browser:
    """One session. Every call waits until the browser has done it; what the browser refuses raises RuntimeError."""

    def __init__(self, server: str, session: str) -> None:
        self._base = f"{server}/session/{session}"

    def call(self, method: str, path: str, **body: Any) -> Any:
        return _send(method, f"{self._base}/{path}", body if method == "POST" else None)

    def open(self, url: str) -> None:
        self.call("POST", "url", url=url)

    def run(self, script: str, *arguments: Any) -> Any:
        """What the body of a function returns that is run in the page."""
        return self.call("POST", "execute/sync", script=script, args=list(arguments))

    def click(self, selector: str) -> None:
        self.call("POST", f"element/{self._find(selector)}/click")

    def type(self, selector: str, text: str) -> None:
        self.call("POST", f"element/{self._find(selector)}/value", text=text)

    def press(self, key: str) -> None:
        """A key of the keyboard, wherever the focus is."""
        pressed = [{"type": kind, "value": Keys.get(key, key)} for kind in ("keyDown", "keyUp")]
        self.call("POST", "actions", actions=[{"type": "key", "id": "keyboard", "actions": pressed}])

    def look(self, width: int, height: int, scheme: Literal["light", "dark"] = "light") -> None:
        """Set the viewport (CSS pixels) and the colour scheme."""
        self.devtools(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )
        self.devtools("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def devtools(self, command: str, **parameters: Any) -> Any:
        return self.call("POST", "goog/cdp/execute", cmd=command, params=parameters)

    def screenshot(self) -> bytes:
        """The viewport as PNG."""
        return b64decode(self.call("GET", "screenshot"))

    def log(self) -> list[str]:
        """What the console said since the last call: errors, and what the page's policy refused."""
        return [str(entry["message"]) for entry in self.call("POST", "se/log", type="browser")]

    def _find(self, selector: str) -> str:
        return str(self.call("POST", "element", using="css selector", value=selector)[ELEMENT])


@contextmanager
def start_browser() -> Iterator[Browser]:
    """A browser with a profile of its own, gone afterwards."""
    with tempfile.TemporaryDirectory() as profile:
        driver = subprocess.Popen(  # noqa: S603
            [shutil.which("chromedriver") or "chromedriver", "--port=0"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            server = f"http://127.0.0.1:{_port(driver)}"
            options = {
                "binary": shutil.which("chromium"),
                "args": [*FLAGS, f"--user-data-dir={profile}"],
            }
            wanted = {"alwaysMatch": {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}}
            session = _send("POST", f"{server}/session", {"capabilities": wanted})["sessionId"]
            try:
                yield Browser(server, session)
            finally:
                _send("DELETE", f"{server}/session/{session}", None)
        finally:
            driver.terminate()
            driver.wait(10)
            if driver.stdout:
                driver.stdout.close()


def _port(driver: "subprocess.Popen[str]") -> int:
    for line in driver.stdout or ():
        if "started successfully on port" in line:
            return int(line.rstrip().rstrip(".").rpartition(" ")[2])
    raise RuntimeError("chromedriver didn't start")


def _send(method: str, url: str, body: Any) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = Request(url, data, {"Content-Type": "application/json"}, method=method)  # noqa: S310
    try:
        with urlopen(request, timeout=30) as answer:  # noqa: S310
            return json.load(answer)["value"]
    except OSError as error:
        said = error.read().decode() if hasattr(error, "read") else ""
        raise RuntimeError(f"{method} {url.rpartition('/')[2]}: {error} {said[:300]}") from error
