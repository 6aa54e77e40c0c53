"""E-mail: the plain part, or what trafilatura finds in the HTML part; subject, sender and date as metadata."""

from __future__ import annotations

from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from detente.documents.dates import date_field
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
        message = BytesParser(policy=policy.default).parsebytes(raw)
        body = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
        if not message.keys() or body is None:
            raise refusal(
                place, "no e-mail message with a text part", "save the message as .eml with its text"
            )
        content = body.get_content()
    except (MessageError, LookupError, ValueError, TypeError) as error:
        raise refusal(place, f"the message cannot be read: {error}", "save its text") from None
    if not isinstance(content, str) or not content.strip():
        raise refusal(place, "the message has no text")
    found = read_html_text(content, place) if body.get_content_type() == "text/html" else Extracted(content)
    sender = message.get("From")
    name, address = parseaddr(str(sender)) if sender else ("", "")
    subject = " ".join(str(message.get("Subject") or "").split())
    return Extracted(
        found.text,
        Metadata(
            title=subject or None,
            author=name or address or None,
            source_id=str(message.get("Message-ID") or "").strip() or None,
            published=date_field(str(message.get("Date") or ""), "Date") or Published(),
        ),
        found.hints,
    )
