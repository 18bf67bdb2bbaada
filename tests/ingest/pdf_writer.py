"""Writes small PDF files for the tests: text at places, pictures, pages, a password. Nothing of the code under test."""

from dataclasses import dataclass

HEIGHT, WIDTH = 842, 595  # points, A4


@dataclass(frozen=True)
class Words:
    """Words at a place, in points from the lower left corner."""

    text: str
    x: float
    y: float
    size: float = 10
    font: str = "F1"  # F2 is bold


def pdf(pages: list[list[Words]], picture: bool = False, locked: bool = False) -> bytes:
    """A PDF of these pages; with `picture` each page shows one, `locked` asks for a password."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{6 + 2 * i} 0 R' for i in range(len(pages)))}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        _stream(
            b"\xff\x80\x00\x40",
            "/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray",
        ),
    ]
    for i, words in enumerate(pages):
        resources = "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /P 5 0 R >> >>"
        box = f"/MediaBox [0 0 {WIDTH} {HEIGHT}]"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} {resources} /Contents {7 + 2 * i} 0 R >>".encode())
        shown = b"".join(_show(w) for w in words) + (b"q 400 0 0 400 50 50 cm /P Do Q\n" if picture else b"")
        objects.append(_stream(shown))
    if locked:
        key = "00" * 32
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{key}> /U <{key}> >>".encode())
    return _file(objects, locked)


def paragraph(
    lines: list[str], x: float, y: float, leading: float = 12, size: float = 10, font: str = "F1"
) -> list[Words]:
    """Lines below each other."""
    return [Words(line, x, y - leading * i, size, font) for i, line in enumerate(lines)]


def _show(words: Words) -> bytes:
    text = words.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return f"BT /{words.font} {words.size} Tf {words.x} {words.y} Td (".encode() + text + b") Tj ET\n"


def _stream(data: bytes, entries: str = "") -> bytes:
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _file(objects: list[bytes], locked: bool) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    encrypt = f"/Encrypt {len(objects)} 0 R /ID [<00> <00>]" if locked else ""
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {encrypt} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
