"""Templates and values -> one self-contained HTML page.

All values are escaped (jinja2's autoescape). The content security policy (W3C CSP Level 3) names the page's one style and one
script by their SHA-256: whatever a report might smuggle in, no other script, style, image or connection is allowed.
"""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "templates"


def render_page(
    template: Path, values: Mapping[str, Any], styles: Sequence[str] = (), scripts: Sequence[str] = ()
) -> str:
    """The page of a template that extends `base.html`, with these style sheets and scripts built in, after the base's."""
    folders = [template.parent, TEMPLATES]
    style = "\n".join(_read(name, folders) for name in ("base.css", *styles))
    script = "\n".join(_read(name, folders) for name in scripts)
    environment = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["web_link"] = web_link
    policy = "; ".join(
        [
            "default-src 'none'",
            f"style-src '{_digest(style)}'",
            f"script-src '{_digest(script)}'" if script else "script-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    page = environment.get_template(template.name)
    # Ours, not a report's: the files beside the templates.
    built_in = {"style": Markup(style), "script": Markup(script), "policy": policy}  # noqa: S704
    return page.render({**values, **built_in}) + "\n"


def web_link(url: str) -> str:
    """The address if it is a web page's, else "": a link that runs something (javascript:, data:) is none.

    >>> web_link("https://example.org/report"), web_link("javascript:alert(1)"), web_link("https://[odd")
    ('https://example.org/report', '', '')
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else ""


def _read(name: str, folders: Sequence[Path]) -> str:
    path = next(folder / name for folder in folders if (folder / name).is_file())
    return path.read_text("utf-8")


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode()}"
