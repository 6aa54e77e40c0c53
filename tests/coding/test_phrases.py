"""Finding phrases in a text."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.coding.phrases import Scanner


def named(cases: dict[str, tuple[str, list[str]]]) -> list[object]:
    """Cases under readable names."""
    return [pytest.param(*case, id=name) for name, case in cases.items()]


def found(phrase: str, text: str) -> list[str]:
    """The words at which one phrase is found."""
    return [text[hit.start : hit.end] for hit in Scanner([(phrase, phrase)]).scan(text)]


def test_any_case_without_capitals() -> None:
    """A word without a capital is found in any case."""
    assert found("ceasefire", "Ceasefire? A ceasefire. CEASEFIRE!") == ["Ceasefire", "ceasefire", "CEASEFIRE"]


def test_capital_is_wanted() -> None:
    """A word with a capital is found with that capital only."""
    assert found("US", "Tell us what the US wants; Us too.") == ["US"]


def test_capital_in_a_text_of_capitals() -> None:
    """A name is found in a headline set all in capitals."""
    assert found("Kremlin", "THE KREMLIN REPLIES") == ["KREMLIN"]


def test_words_without_capitals_in_a_phrase_with_one() -> None:
    """Only the word with the capital is bound to it: a sentence may begin with the other."""
    assert found("the Danish leader", "The Danish leader met the Danish Leader.") == [
        "The Danish leader",
        "the Danish Leader",
    ]
    assert found("the Danish leader", "the danish leader") == []


def test_whole_words_only() -> None:
    """A phrase is not found inside a word, and is found beside a hyphen or an apostrophe."""
    assert found("talk/n", "talkative; peace-talks’ end; stalk") == ["talks"]


def test_quotation_marks_and_dashes_are_plain() -> None:
    """Curly and straight marks, hyphens and dashes are the same."""
    assert found("cease-fire won't", "A cease\u2011fire won’t hold") == ["cease\u2011fire won’t"]


def test_line_breaks_within_a_phrase() -> None:
    """Words at the end of one line and the beginning of the next stand beside each other."""
    assert found("red line", "a red\nline") == ["red\nline"]


def test_alternatives_of_whole_phrases() -> None:
    """Either of two whole phrases is found."""
    assert found("lay/v down arms | stop/v fire", "They laid down arms and stopped fire.") == [
        "laid down arms",
        "stopped fire",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    named(
        {
            "next to each other": ("They stepped back from it.", ["stepped back from"]),
            "four words between": (
                "He stepped a very long way back from it.",
                ["stepped a very long way back from"],
            ),
            "five words between": ("He stepped a very very long way back from it.", []),
            "another sentence": ("He stepped. Far back from it.", []),
            "an abbreviation between": (
                "He stepped with U.S. help back from it.",
                ["stepped with U.S. help back from"],
            ),
            "another paragraph": ("The last he stepped\n\nback from it", []),
            "a quotation begins between": ("He stepped “back from” it.", []),
            "a comma between": ("He stepped, then, back from it.", ["stepped, then, back from"]),
        }
    ),
)
def test_gaps(text: str, expected: list[str]) -> None:
    """A star stands for up to four words of one sentence."""
    assert found("step/v * back from", text) == expected


def test_gap_takes_the_nearest_end() -> None:
    """Of several ends the nearest counts, and of those at one place the longest."""
    assert found("end/v * talk|talk show", "It ended the talk show and the talk.") == ["ended the talk show"]


def test_capital_after_a_gap() -> None:
    """A capital is wanted after a gap as well."""
    assert found("leave/v * NATO", "They leave nato, she said; they leave the NATO.") == ["leave the NATO"]


def test_longest_first_at_one_place() -> None:
    """Hits come by start, then the longest first; they may overlap."""
    scanner = Scanner([("peace", 1), ("peace talks", 2), ("talks", 3)])
    assert [hit.entry for hit in scanner.scan("peace talks")] == [2, 1, 3]


def test_an_entry_is_found_once_at_a_place() -> None:
    """Two ways to the same hit of the same entry are one hit."""
    assert found("halt/v|halt/n | halt", "halt") == ["halt"]


def test_accents_as_marks_of_their_own() -> None:
    """A name is found whether its accents are part of its letters or marks after them."""
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, "Orbán spoke")
        assert found("Orbán", text) == [text[: text.index(" ")]]


def test_a_mark_is_part_of_its_letter() -> None:
    """A word does not end before a mark that stands on its last letter."""
    assert found("Male", unicodedata.normalize("NFD", "Malé is a capital")) == []


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("İstanbul", "in İstanbul."),
        ("Straße", "Die Straße"),
        ("משא ומתן", "ה משא ומתן נמשך"),
        ("переговоры", "Переговоры идут"),
    ],
    ids=["Turkish dotted I", "German sharp s", "Hebrew", "Russian"],
)
def test_other_scripts(phrase: str, text: str) -> None:
    """Phrases of any script are found at their true offsets."""
    assert len(found(phrase, text)) == 1


def test_no_phrases() -> None:
    """A scanner without phrases finds nothing."""
    assert Scanner([]).scan("anything") == []


@given(
    st.lists(
        st.sampled_from(["peace", "talks", "The", "end", "—", "“", ".", "\n\n", "İ", "é", "x"]), max_size=40
    )
)
def test_every_hit_reads_as_the_phrase(words: list[str]) -> None:
    """Whatever the text, a hit's words are the phrase's in some case."""
    text = " ".join(words)
    for hit in Scanner([("peace talks", 0), ("the", 1)]).scan(text):
        assert text[hit.start : hit.end].lower() in ("peace talks", "the")


def test_time_grows_with_the_text() -> None:
    """Twice the text takes about twice the time, however many gaps begin in it."""
    scanner = Scanner([("talk/v * back", 0), ("talk/v * to * them", 1), ("talk/v", 2)])

    def seconds(size: int) -> float:
        text = "talk " * size
        times = []
        for _ in range(3):
            started = time.perf_counter()
            scanner.scan(text)
            times.append(time.perf_counter() - started)
        return min(times)

    assert seconds(16_000) < 8 * seconds(4_000) + 0.05
