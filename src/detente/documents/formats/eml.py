"""E-mail: the plain part, or what trafilatura finds in the HTML part; subject, sender and date as metadata."""

from __future__ import annotations

from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from detente.documents.date_fields import date_field
from detente.documents.extracted import Extracted, Metadata, refusal
from detente.documents.formats.html import read_html_text
from detente.documents.model import Published

__all__ = ["read_eml"]


def read_eml(raw: bytes, place: str) -> Extracted:
    """Return the text of a message; attachments are not read.

    Raises:
        InputError: no message, or one without a text part.
    """
    try:
        metadata, kind, content = _parts(raw)
    except (MessageError, LookupError, ValueError, TypeError, AttributeError) as error:
        raise refusal(place, f"the message cannot be read: {error}", "save its text") from None
    if content is None:
        raise refusal(place, "no e-mail message with a text part", "save the message as .eml with its text")
    if not content.strip():
        raise refusal(place, "the message has no text")
    found = read_html_text(content, place) if kind == "text/html" else Extracted(content)
    return Extracted(found.text, metadata, found.hints)


def _parts(raw: bytes) -> tuple[Metadata, str, str | None]:
    """Return what the headers say, the type of the text part, and its text or None; headers are parsed when asked for."""
    message = BytesParser(policy=policy.default).parsebytes(raw)
    body = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
    if not message.keys() or body is None:
        return Metadata(), "", None
    name, address = parseaddr(str(message.get("From") or ""))
    metadata = Metadata(
        title=" ".join(str(message.get("Subject") or "").split()) or None,
        author=name or address or None,
        source_id=str(message.get("Message-ID") or "").strip() or None,
        published=date_field(str(message.get("Date") or ""), "Date") or Published(),
    )
    content = body.get_content()
    return metadata, body.get_content_type(), content if isinstance(content, str) else None
