"""Page furniture."""

import pytest

from detente.documents.furniture import closes_article, is_date_line, is_furniture


@pytest.mark.parametrize(
    "words",
    [
        "(END) Example Newswires",
        "Write to Ana Roe at ana.roe@example.org",
        "Copyright (c) 2031 Example Press, Inc.",
        "© Example Press",
        "12 Comments",
        "The post A Bridge Too Few appeared first on The Example Review.",
        "Ana Roe in Geneva contributed reporting",
        "(Reporting by Ana Roe; Editing by Ben Poe)",
        "Sign up for our evening letter",
        "Subscribe",
        "Read more",
        "Share on Facebook",
        "Photo: Ana Roe",
        "Advertisement",
        "Disclaimer: nothing here is advice to anybody, and " + "so on " * 90,
        "The views expressed here are the author's alone.",
        "-",
        "* * *",
        "10. 10",
        "###",
        "4 min read",
        "**Read more**",
        "[Subscribe](https://example.org)",
        "![Photo: Ana Roe](a.png)",
    ],
)
def test_furniture_is_known_by_its_words(words: str) -> None:
    """Heads, tails, rights, calls to subscribe, credits and empty marks are furniture wherever they stand."""
    assert is_furniture(words)


@pytest.mark.parametrize(
    "words",
    [
        "Comments by the minister were received coolly in the capital.",
        "Subscribers to the treaty met on Tuesday, the secretariat said.",
        "Sign up to the deal or face new tariffs, he said.",
        "The copyright dispute was set aside.",
        "Ends do not justify means, she replied.",
        "Read more carefully, the letter demands nothing, a diplomat said.",
        "12 ministers commented on the draft.",
    ],
)
def test_prose_that_begins_alike_is_not_furniture(words: str) -> None:
    """A sentence that begins with furniture's words stays what it is."""
    assert not is_furniture(words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Jul 09, 2031", True),
        ("Published: 19 May 2031, 10:00 GMT", True),
        ("Monday, May 19, 2031", True),
        ("July 08, 2031 23:00 ET (03:00 GMT)", True),
        ("2031-05-19", True),
        ("On May 19, 2031 the parties met again.", False),
        ("May 2031", False),
    ],
)
def test_date_lines(words: str, expected: bool) -> None:
    """A date line is a full date with at most a label and a time."""
    assert is_date_line(words) is expected


def test_what_follows_most_read_is_no_longer_the_article() -> None:
    """Lists of other articles close this one; their topic in a sentence does not."""
    assert closes_article("Most Read")
    assert not closes_article("Most delegates left before the vote.")
