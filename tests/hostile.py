"""Writes reports that mean harm, or that went wrong on their way: `tests/samples/hostile/cases.csv` says what must happen.

    python tests/hostile.py FOLDER

Each function below makes the bytes of one file, the same every time. Nothing here is dangerous to keep: the largest file
is some 300 kB, and what it unpacks to some 40 MB.
"""

import csv
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from make_samples import make_docx, pdf_of_contents, pdf_of_objects, zip_stored

CASES = Path(__file__).parent / "samples/hostile/cases.csv"
SCRIPT = "<script>document.title='owned'</script>"
SENTENCE = "On 3 May 2024 the weir at Oldham Lock was closed, and 14 boats had to wait."
HIDDEN = "The harbour master's safe opens at 4711."  # stands outside of the folder of reports

Case = dict[str, str]


def read_cases() -> list[Case]:
    """The cases; `name` is the file below the folder of reports, with Python's escapes for what can't be seen."""
    with CASES.open(encoding="utf-8", newline="") as file:
        return [row | {"name": row["name"].encode().decode("unicode_escape")} for row in csv.DictReader(file)]


def write_hostile_reports(folder: Path) -> Path:
    """Make the folder of reports, and a secret file beside it; returns the folder of reports."""
    raw = folder / "raw"
    raw.mkdir(parents=True)
    (folder / "secret.txt").write_text(HIDDEN)
    for case in read_cases():
        path = raw / case["name"]
        path.parent.mkdir(parents=True, exist_ok=True)
        if case["maker"] == "link_to_secret":
            path.symlink_to(folder / "secret.txt")
        else:
            path.write_bytes(MAKERS[case["maker"]](folder))
    (raw / "reports.csv").write_bytes(manifest())
    return raw


def manifest() -> bytes:
    """Cells that a browser, a spreadsheet, a shell or a path could take for an order."""
    rows = [
        ["path", "report", "version", "title", "publisher", "published", "url", "language"],
        ["../secret.txt", "", "", "", "", "", "", ""],
        ["titled.txt", "", "", f"=1+1{SCRIPT}", '@SUM(1)"><img src=x onerror=alert(1)>', "2024-05-04",
         "javascript:alert(document.domain)", "en"],
        ["renamed.txt", "../../../escape", "..", "", "+49", "", "", ""],
    ]  # fmt: skip
    return "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows).encode() + b"\n"


def plain(text: str) -> Callable[[Path], bytes]:
    return lambda _: text.encode()


def binary(data: bytes) -> Callable[[Path], bytes]:
    return lambda _: data


def deep_html(_: Path) -> bytes:
    depth = 5_000
    return f"<html><body>{'<div>' * depth}<p>{SENTENCE}</p>{'</div>' * depth}</body></html>".encode()


def script_html(_: Path) -> bytes:
    title = "</title><script>alert(1)</script>"
    hidden = f"<iframe src='javascript:alert(2)'></iframe><svg onload=alert(3)><style>{SENTENCE}</style></svg>"
    words = f"<p onclick='alert(4)'>{SENTENCE} Its keeper wrote &lt;script&gt;alert(5)&lt;/script&gt; on the gate.</p>"
    return (
        f"<html><head><title>{title}</title><meta property='article:published_time' content='9999-99-99'>"
        f"<script type='application/ld+json'>{{broken</script></head><body>{hidden}<article>{words * 3}</article></body>"
    ).encode()


def unclosed_html(_: Path) -> bytes:
    return ("<html><body>" + "<a><b" * 20_000 + f"<p>{SENTENCE}").encode()


def bomb_docx(_: Path) -> bytes:
    """40 MB of nothing, in 40 kB."""
    buffer, paragraph = BytesIO(), b"<w:p><w:r><w:t>" + b" " * 1_000_000 + b"</w:t></w:r></w:p>"
    honest = make_docx([("title", "Weir"), ("text", SENTENCE)], "2024-05-04")
    with ZipFile(BytesIO(honest)) as source, ZipFile(buffer, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(ZipInfo(name), content.replace(b"<w:body>", b"<w:body>" + paragraph * 40), ZIP_DEFLATED)
    return buffer.getvalue()


def _docx_with_entity(doctype: bytes, entity: bytes) -> bytes:
    """A document whose text is an entity that its DOCTYPE declares."""
    parts: dict[str, str | bytes] = {}
    with ZipFile(
        BytesIO(make_docx([("title", "Weir"), ("text", SENTENCE), ("text", "ENTITY")], "2024-05-04"))
    ) as source:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                head, declaration, body = content.partition(b"<w:document")
                content = head + doctype + declaration + body.replace(b"ENTITY", entity)
            parts[name] = content
    return zip_stored(parts)


def entities_docx(_: Path) -> bytes:
    """A billion laughs: nested entities that would unfold to gigabytes."""
    levels = [b'<!ENTITY e0 "laughter ">']
    levels += [b'<!ENTITY e%d "%s">' % (i, b"&e%d;" % (i - 1) * 10) for i in range(1, 10)]
    return _docx_with_entity(b"<!DOCTYPE d [" + b"".join(levels) + b"]>", b"&e9;")


def external_docx(folder: Path) -> bytes:
    """An entity that names a file outside of the folder."""
    name = (folder / "secret.txt").as_uri().encode()
    return _docx_with_entity(b'<!DOCTYPE d [<!ENTITY secret SYSTEM "%s">]>' % name, b"&secret;")


def traversal_docx(_: Path) -> bytes:
    """An archive with a part that would lie outside of it, and no document."""
    return zip_stored({"../../escape.txt": SENTENCE, "[Content_Types].xml": "<Types/>"})


def encrypted_pdf(_: Path) -> bytes:
    """A PDF of the standard security handler, whose password isn't the empty one."""
    content = "BT /F1 12 Tf 72 720 Td (secret) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        "<< /Title (Weir) >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'a7' * 32}> /U <{'3c' * 32}> >>",
    ]
    return pdf_of_objects(objects, f"/Encrypt 6 0 R /ID [<{'11' * 16}> <{'11' * 16}>] ")


def scanned_pdf(_: Path) -> bytes:
    """A page that is a picture: a grey rectangle, no text."""
    return pdf_of_contents(["q 0.8 g 72 72 451 698 re f Q"], "Scan")


def truncated_pdf(_: Path) -> bytes:
    whole = pdf_of_contents([f"BT /F1 12 Tf 72 720 Td ({SENTENCE}) Tj ET"], "Weir")
    return whole[: len(whole) // 2]


MAKERS: dict[str, Callable[[Path], bytes]] = {
    "bidi": plain(f"{SENTENCE}\n\nThe gate\u202e tuo\u202c was shut; in\u200bvisible\ufeff and \u2066isolated\u2069 words.\n"),
    "binary": binary(bytes(range(256)) * 64),
    "blank": plain(" \n\t\n\u00a0\n"),
    "bomb_docx": bomb_docx,
    "control": plain(f"{SENTENCE}\n\n{SENTENCE * 9}\n\n\x1b[2J\x1b]0;owned\x07The keeper rang\x07 his \x08bell\x0c.\n"),
    "cp1252": binary(f"{SENTENCE} “It was Ludovít’s idea – the café’s owner agreed,” said Mr Noël.\n".encode("cp1252")),
    "deep_html": deep_html,
    "digits": plain(f"{SENTENCE}\n\nThe bill came to {'9' * 30_000} crowns, or 1{',000' * 5_000} pounds.\n"),
    "empty": binary(b""),
    "encrypted_pdf": encrypted_pdf,
    "entities_docx": entities_docx,
    "external_docx": external_docx,
    "formula": plain(f"{SENTENCE}\n\n=CMD|' /C calc'!A0 opened on 4 May 2024.\n\n+49 boats, -3 °C and @SUM(A1) came.\n"),
    "good": plain(f"{SENTENCE}\n"),
    "invalid_utf8": binary(f"{SENTENCE} It was ".encode() + b"\xff\xfe\xc3\x28 warm \xed\xa0\x80.\n"),
    "long_line": plain(f"{SENTENCE} " + "The water rose by 3 metres and then fell again and " * 300 + "stopped.\n"),
    "long_word": plain(f"{SENTENCE}\n\n{'a' * 100_000}\n\n{'a.' * 4_000}\n\n{'-' * 10_000}\n"),
    "mojibake": plain(f"{SENTENCE} The lock keeperâ€™s cafÃ© was shut.\n"),
    "odd_numbers": plain(
        f"{SENTENCE}\n\nOn 31 February 2024, 99 May 99999 and 0 June 0000, 1e999999 people paid 10,00,00 and ½ to ⅞ of ²³ "
        "million trillion trillion euros, minus -- 5 percent, 1/0, 3.3.3, ١٢٣ and Ⅻ.\n\n"
        f"Between {'9' * 32} and {'9' * 35} people died. The dead numbered {'9' * 38}. It took {'9' * 32} hours and 1 minute.\n"
    ),
    "png": binary(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4),
    "nul": plain(f"{SENTENCE}\x00\x00\n"),
    "regexes": plain(
        f"{SENTENCE}\n\n{'(' * 600}\n\n{'1-' * 600}\n\n{'20 ' * 600}\n\n{'of the ' * 400}\n\n"
        f"{'more than ' * 400}\n\n{'May ' * 600}\n\n{'A.B. ' * 400}\n\n{'and, ' * 400}\n"
    ),
    "scanned_pdf": scanned_pdf,
    "script": plain(f"{SENTENCE}\n\n{SCRIPT} --> ]]> </textarea></style><img src=x onerror=alert(1)> was on it.\n"),
    "script_html": script_html,
    "template": plain(f"{SENTENCE}\n\n{{{{7*7}}}} {{% for x in y %}} ${{7*7}} %s {{0}} <%= 7*7 %> was the password.\n"),
    "text_pdf": plain(f"{SENTENCE}\n"),
    "traversal_docx": traversal_docx,
    "truncated_pdf": truncated_pdf,
    "unclosed_html": unclosed_html,
    "utf16": binary(f"\ufeff{SENTENCE}\n".encode("utf-16-le")),
    "zip_txt": binary(zip_stored({"weir.txt": SENTENCE})),
}  # fmt: skip

if __name__ == "__main__":
    write_hostile_reports(Path(sys.argv[1]))
