"""Languages."""

import pytest

from detente.documents.language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "The envoys said that they would return to the table, and that the draft had been read by all of them.",
            "en",
        ),
        (
            "Les envoyés ont déclaré qu'ils reviendraient à la table et que le projet avait été lu par tous.",
            "fr",
        ),
        (
            "Die Gesandten sagten, sie kämen an den Tisch zurück, und der Entwurf sei von allen gelesen worden.",
            "de",
        ),
        (
            "De gezanten zeiden dat zij terug aan tafel zouden komen en dat het ontwerp was gelezen door allen.",
            "nl",
        ),
        ("Представители обеих сторон встретились в понедельник в Женеве и договорились продолжать.", "ru"),
        ("Talks resume.", "en"),
        ("1 2 3 …", "und"),
        ("", "und"),
    ],
)
def test_languages(text: str, code: str) -> None:
    """Texts are told by their words; short plain ones count as English, wordless ones as undetermined."""
    assert language_of(text) == code
