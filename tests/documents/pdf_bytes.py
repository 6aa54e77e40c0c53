"""Small PDF files made by hand, for the reader's tests."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["encrypted_pdf", "scanned_pdf", "text_pdf"]


def text_pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """Return a PDF with a text layer: one line of Helvetica a string, an empty string for a blank line."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for lines in pages:
        drawn = " ".join(
            f"1 0 0 1 50 {780 - 14 * n} Tm ({_escaped(line)}) Tj" for n, line in enumerate(lines) if line
        )
        stream = f"BT /F1 10 Tf {drawn} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _file(objects)


def scanned_pdf() -> bytes:
    """Return a PDF whose one page is an image of four grey points."""
    image = "<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 4 >>"
    return _file(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I 4 0 R >> >> /Contents 5 0 R >>",
            f"{image}\nstream\nabcd\nendstream",
            "<< /Length 30 >>\nstream\nq 500 0 0 700 50 50 cm /I Do Q\nendstream",
        ]
    )


def encrypted_pdf() -> bytes:
    """Return a PDF that wants a password: its owner and user entries fit none."""
    entry = "<" + "00" * 32 + ">"
    encrypt = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O {entry} /U {entry} >> /ID [<00> <00>]"
    return _file(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        ],
        encrypt,
    )


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _file(objects: Sequence[str], trailer: str = "") -> bytes:
    raw = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(raw))
        raw += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(raw)}\n%%EOF\n"
    return raw + end.encode("latin-1")
