"""What a file is by its first bytes, whatever its name says."""

from pipeline.ingest.failure import Unusable

_SIGNATURES = (
    (b"%PDF-", ".pdf", "a PDF"),
    (b"PK\x03\x04", ".docx", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc", "an old or a password-protected office document"),
    (b"\x89PNG\r\n", ".png", "a picture"),
    (b"\xff\xd8\xff", ".jpg", "a picture"),
    (b"GIF8", ".gif", "a picture"),
    (b"II*\0", ".tif", "a picture"),
    (b"MM\0*", ".tif", "a picture"),
    (b"\x1f\x8b", ".gz", "compressed"),
    (b"Rar!", ".rar", "compressed"),
    (b"7z\xbc\xaf", ".7z", "compressed"),
)


def refuse_other_format(data: bytes, suffix: str) -> None:
    """Raises Unusable where the first bytes say that a file isn't what its suffix says.

    >>> refuse_other_format(b"%PDF-1.7", ".txt")
    Traceback (most recent call last):
    pipeline.ingest.failure.Unusable: is named .txt but is a PDF; rename it to .pdf
    """
    for signature, own, name in _SIGNATURES:
        if data.startswith(signature) and own != suffix:
            fix = f"rename it to {own}" if own in (".pdf", ".docx") else "save it as .txt, .pdf or .docx"
            raise Unusable(f"is named {suffix} but is {name}; {fix}")
