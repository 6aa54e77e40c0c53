"""Time grows with length, never with its square: no text can hold a reader up."""

import gc
from collections.abc import Callable
from time import process_time

import pytest

from detente.documents.building import build
from detente.documents.extracted import Extracted
from detente.documents.language import language_of
from detente.documents.model import Source

SOURCE = Source("a.txt", None, "0" * 64, "text/1")
HARD: dict[str, Callable[[int], str]] = {
    "no spaces": lambda n: "x" * n,
    "capitals": lambda n: "A" * n,
    "capitals and commas": lambda n: "A," * (n // 2),
    "one line of words": lambda n: "the envoys met and " * (n // 19),
    "newlines": lambda n: "\n" * n,
    "short lines": lambda n: "a b\n" * (n // 4),
    "quotation marks": lambda n: "“" * n,
    "straight marks": lambda n: "\"'" * (n // 2),
    "parentheses": lambda n: "(a " * (n // 3),
    "digits": lambda n: "1 " * (n // 2),
    "dates": lambda n: "May 19, 2031 by " * (n // 16),
    "bylines": lambda n: "By Ana Roe\n" * (n // 11),
    "marks of a page": lambda n: "Comments\nread more " * (n // 19),
    "colons": lambda n: "he said:\nI go\n" * (n // 14),
    "wrapped": lambda n: ("envoys met and " * 5 + "\n") * (n // 76),
    "copyright": lambda n: "copyright " * (n // 10),
    "blanks": lambda n: "By " + " " * n + "a",
}


def seconds(text: str) -> float:
    """Return the processor time to build a document, the least of four.

    The garbage collector stands still meanwhile: it looks through all that other tests have left behind.
    """
    least = 1e9
    gc.disable()
    try:
        for _ in range(4):
            start = process_time()
            build(Extracted(text), SOURCE)
            least = min(least, process_time() - start)
    finally:
        gc.enable()
    return least


@pytest.mark.parametrize("make", HARD.values(), ids=list(HARD))
def test_twice_the_text_takes_about_twice_the_time(make: Callable[[int], str]) -> None:
    """From 30,000 to 60,000 characters time at most triples, and stays small."""
    language_of("qwertz uiop " * 30)  # the model is loaded before the clock runs
    once, twice = seconds(make(30_000)), seconds(make(60_000))
    assert twice < 3
    assert twice < 3 * once + 0.1


def test_a_line_of_200_000_letters() -> None:
    """A line without spaces is nothing to stumble over."""
    assert seconds("x" * 200_000) < 3
