"""Documents from extracted texts."""

from datetime import date

from detente.documents.building import build
from detente.documents.extracted import Extracted, Metadata
from detente.documents.model import Published, Source
from detente.ids import text_id

SOURCE = Source("a.txt", None, "0" * 64, "text/1")
TEXT = (
    "Envoys Leave the Lake -- EXP\n\nBy Ana Roe\n\nThe envoys left the lake on Friday without a word to the press, said"
    " two of their drivers, who had waited for them since the morning.\n\n(END) Example Newswires\n\nMay 3, 2031"
)


def test_a_text_alone_gives_what_it_shows() -> None:
    """Without metadata all is taken from the text."""
    found = build(Extracted(TEXT), SOURCE)
    assert (found.id, found.text) == (text_id(TEXT), TEXT)
    assert (found.title, found.publisher, found.author) == (
        "Envoys Leave the Lake", "EXP via Example Newswires", "Ana Roe",
    )  # fmt: skip
    assert (found.kind, found.language, found.published.start) == ("wire", "en", date(2031, 5, 3))


def test_what_the_file_says_goes_first() -> None:
    """Each field of the metadata replaces what the text shows, and the source keeps identifier and address."""
    day = Published(date(2031, 6, 1), date(2031, 6, 1), "stated", "field date")
    given = Metadata("T", "P", "A", "https://example.org/a", "opinion", "en-GB", "7", day)
    found = build(Extracted(TEXT, given), SOURCE)
    assert (found.title, found.publisher, found.author, found.kind) == ("T", "P", "A", "opinion")
    assert (found.language, found.published) == ("en", day)
    assert (found.source.source_id, found.source.url, found.source.path) == (
        "7",
        "https://example.org/a",
        "a.txt",
    )


def test_a_date_in_the_address_counts_where_none_is_stated() -> None:
    """The path of a web address may carry the day; a date line goes before it."""
    given = Metadata(url="https://example.org/2031/06/04/envoys-leave")
    assert build(Extracted("The envoys left.", given), SOURCE).published == Published(
        date(2031, 6, 4), date(2031, 6, 4), "inferred", "address /2031/06/04"
    )
    assert build(Extracted(TEXT, given), SOURCE).published.start == date(2031, 5, 3)
    assert (
        build(
            Extracted("They left.", Metadata(url="https://example.org/2031/13/40/a")), SOURCE
        ).published.start
        is None
    )


def test_half_a_surrogate_pair_is_replaced() -> None:
    """JSON can hold what UTF-8 cannot; offsets stay."""
    found = build(Extracted("One \ud83d two.", Metadata(title="\udc00")), SOURCE)
    assert (found.text, found.title) == ("One \ufffd two.", "\ufffd")


def test_a_language_name_is_no_code() -> None:
    """`English` is not cut to a code; the text decides."""
    assert build(Extracted(TEXT, Metadata(language="Deutsch")), SOURCE).language == "en"
