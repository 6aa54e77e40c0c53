"""What months, quarters, seasons, years, decades and centuries mean."""

from __future__ import annotations

from detente.coding.times.lexicon import VALUES
from detente.coding.times.phrase import Phrase

__all__ = [
    "century",
    "decade",
    "half",
    "month",
    "month_of_spelt_year",
    "month_of_that_year",
    "month_of_year",
    "period_of_year",
    "quarter",
    "season",
    "spelt_year",
    "year",
    "year_end",
]

Reading = tuple[str | None, str | None] | None

_VERBS = frozenset({"may", "march", "mar"})
_PREPOSITIONS = ("IN", "SINCE", "FROM", "UNTIL", "TO", "OF", "AND", "OR", "FOR", "DASH", "BEFORE", "AFTER")


def month_of_year(phrase: Phrase) -> Reading:
    """`May 2025`, `early May of 2025`."""
    return f"{phrase.word('YEAR')}-{phrase.value('MONTH', 'ABBR'):02}", None


def month_of_that_year(phrase: Phrase) -> Reading:
    """`May last year`, `June of this year`."""
    if phrase.value("UNIT") != "Y":
        return None
    return None, f"year:{phrase.shift()}|month:name={phrase.value('MONTH', 'ABBR')}:in"


def month_of_spelt_year(phrase: Phrase) -> Reading:
    """`January nineteen ninety-seven`."""
    spelt = _spelt(phrase.all("NUM"))
    return (f"{spelt}-{phrase.value('MONTH', 'ABBR'):02}", None) if spelt else None


def month(phrase: Phrase) -> Reading:
    """`in May`, `last May`, `this coming May`, `every July`."""
    name = phrase.word("MONTH", "ABBR") or ""
    number = phrase.value("MONTH", "ABBR")
    if phrase.has("EVERY"):
        return f"XXXX-{number:02}", None
    bare = len(phrase.words) == 1 or (phrase.has("DOT") and len(phrase.words) == 2)
    if bare and name in _VERBS and not (phrase.preceded(*_PREPOSITIONS) and name != "mar"):
        return None
    if phrase.has("ABBR") and not phrase.has("DOT") and name != "sept":
        return None
    return None, phrase.named(f"month:name={number}")


def quarter(phrase: Phrase) -> Reading:
    """`the third quarter of 1990`, `this year's first quarter`, `third-quarter`, `Q3 2025`."""
    number = int(phrase.word("DAY") or 0) if phrase.has("Q") else phrase.ordinal()
    if not phrase.has("Q") and "quarter" not in phrase.words:
        return None
    if number is None or not 1 <= number <= 4:
        return None
    year_number = phrase.word("YEAR")
    if year_number:
        return f"{year_number}-Q{number}", None
    if phrase.has("AGO", "EARLIER"):
        return None, f"quarter:n={number}:past|shift:-1y"
    if phrase.value("UNIT") == "Y" or "year" in phrase.all("UNIT")[-1:]:
        return None, f"year:{phrase.shift()}|quarter:n={number}:in"
    if phrase.has("LAST", "NEXT", "DEM"):
        return None, phrase.named(f"quarter:n={number}")
    # Results are reported of quarters that are over; what will be, will be *in* a quarter.
    ahead = phrase.tense == "future" and phrase.preceded("IN", "UNTIL")
    return None, f"quarter:n={number}:{'future' if ahead else 'past'}"


def half(phrase: Phrase) -> Reading:
    """`the first half of 2025`, `the second half`, `the last half of the '80s`."""
    if phrase.has("DECADE"):
        return decade(phrase)
    number = 2 if phrase.has("LAST", "LATER") else phrase.ordinal()
    if number not in {1, 2}:
        return None
    year_number = phrase.word("YEAR")
    if year_number:
        return f"{year_number}-H{number}", None
    if phrase.has("UNIT"):
        if phrase.value("UNIT") != "Y":
            return None
        return None, f"year:{phrase.shift()}|half:n={number}:in"
    return None, phrase.directed(f"half:n={number}")


def season(phrase: Phrase) -> Reading:
    """`this summer`, `last fall`, `the winter of 1994`, `in the spring`."""
    name = phrase.value("SEASON")
    if year_number := phrase.word("YEAR"):
        return f"{year_number}-{name}", None
    if phrase.has("NUM") and (spelt := _spelt(phrase.all("NUM"))):
        return f"{spelt}-{name}", None
    if phrase.has("EVERY"):
        return f"XXXX-{name}", None
    if phrase.has("LAST"):
        return None, f"season:{name}:last"
    if phrase.has("NEXT"):
        return None, f"season:{name}:next"
    if phrase.followed("OF"):
        return None  # the fall of a city
    if phrase.has("DEM"):
        return None, f"season:{name}:this"
    return None, phrase.directed(f"season:{name}")


def decade(phrase: Phrase) -> Reading:
    """`the 1990s`, `the '80s`, `the nineties`."""
    word = phrase.word("DECADE") or ""
    digits = "".join(character for character in word if character.isdigit())
    if len(digits) == 4:
        return digits[:3], None
    tens = int(digits[0]) if digits else int(phrase.value("DECADE") or 0)
    if not phrase.has("THE") and not digits.startswith("9"):
        return None
    return f"{20 if tens <= 2 else 19}{tens}"[:3], None


def century(phrase: Phrase) -> Reading:
    """`the 20th century`."""
    number = phrase.ordinal()
    if phrase.value("UNIT") != "CE" or number is None or not 1 <= number <= 99:
        return None
    return f"{number - 1:02}", None


def year_end(phrase: Phrase) -> Reading:
    """`year-end`, `the year's end`."""
    if phrase.value("UNIT") != "Y":
        return None
    return None, f"year:{phrase.shift()}|yearend:in"


def spelt_year(phrase: Phrase) -> Reading:
    """`nineteen ninety-four`, `the year two thousand`."""
    spelt = _spelt(phrase.all("NUM"))
    if (
        spelt is None
        or phrase.followed("UNIT", "UNITS", "PLURAL")
        or (spelt == "2000" and not phrase.has("UNIT"))
    ):
        return None
    return spelt, None


def _spelt(words: tuple[str, ...]) -> str | None:
    """A year said in words: nineteen ninety-four, two thousand."""
    values = [int(VALUES.get(word, 0)) for word in words]
    if len(values) >= 2 and values[0] in {17, 18, 19, 20} and 10 <= values[1] < 100:
        return f"{values[0]}{sum(values[1:3]):02}"
    if values[:2] == [2, 1000]:
        return str(2000 + sum(values[2:]))
    return None


def year(phrase: Phrase) -> Reading:
    """`2014`, `the year 2000`, `early 1990`, `fiscal 1989`."""
    number = phrase.word("YEAR") or ""
    if phrase.value("UNIT") not in {None, "Y"} or _is_quantity(phrase):
        return None
    return (number, None) if "1500" <= number <= "2199" else None


def _is_quantity(phrase: Phrase) -> bool:
    return phrase.preceded("MONEY", "DASH", "NUM") or phrase.followed(
        "PLURAL", "PERCENT", "UNIT", "UNITS", "NUM", "MONEY"
    )


def period_of_year(phrase: Phrase) -> Reading:
    """`the 1988 period`, `the 1988 quarter`: as far as the words go, the year."""
    if phrase.value("UNIT") not in {None, "Q"}:
        return None
    return phrase.word("YEAR"), None
