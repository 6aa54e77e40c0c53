"""What durations, distances, calendar units, sets and vague references mean."""

from __future__ import annotations

from detente.coding.times.lexicon import CLASSES
from detente.coding.times.phrase import Phrase

__all__ = [
    "a_while",
    "age",
    "ago",
    "bare_unit",
    "calendar_unit",
    "duration",
    "earlier",
    "fraction",
    "from_now",
    "future",
    "of_event",
    "one_day",
    "past",
    "present",
    "recurrent",
    "stretch",
    "the_past",
    "within",
    "year_earlier",
]  # fmt: skip

Reading = tuple[str | None, str | None] | None

_CALENDAR = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year", "DE": "decade", "CE": "century",
             "WE": "weekend"}  # fmt: skip
_LETTERS = {"D": "d", "W": "w", "M": "m", "Q": "q", "Y": "y", "H": "h", "MIN": "i"}
_MANY = {"DE": ("Y", 10), "CE": ("Y", 100), "ML": ("Y", 1000), "2W": ("W", 2), "WE": ("D", 2)}
_THINGS = frozenset({"war", "conflict", "dispute", "campaign", "ceasefire", "truce", "crisis", "siege", "ban", "embargo", "deal",
                     "agreement", "treaty", "law", "practice", "alliance", "policy", "blockade", "invasion", "insurgency",
                     "rebellion", "uprising", "standoff", "feud", "strike", "occupation", "government", "offer"})  # fmt: skip
_HALVES = {"Y": ("M", 6), "H": ("MIN", 30), "D": ("H", 12), "MIN": ("S", 30), "DE": ("Y", 5), "CE": ("Y", 50)}


def _counted(phrase: Phrase) -> tuple[float | None, str]:
    """Count and unit of the phrase; no count where it is vague."""
    unit = str(phrase.value("UNIT", "UNITS"))
    number = phrase.number()
    if number is None and not phrase.has("VAGUE") and phrase.has("UNIT"):
        number = 0.0 if _halved_only(phrase) else 1.0
    if phrase.has("HALF") and number is not None:
        number += 0.5
    if unit in _MANY and number is not None:
        unit, many = _MANY[unit]
        number *= many
    elif unit in _MANY:
        unit = unit if unit in {"DE", "CE"} else _MANY[unit][0]
    return number, unit


def _halved_only(phrase: Phrase) -> bool:
    """Whether it is `half a year`, not `a year and a half`."""
    return phrase.has("HALF") and phrase.classes.index(CLASSES["HALF"]) < phrase.classes.index(
        CLASSES["UNIT"]
    )


def _duration(number: float | None, unit: str) -> str | None:
    clock = "T" if unit in {"H", "MIN", "S"} else ""
    letter = unit if unit == "DE" else unit[:1]
    if number is None:
        return f"P{clock}X{letter}"
    whole = int(number)
    rest = number - whole
    if not rest:
        return f"P{clock}{whole}{letter}"
    if unit in _HALVES:
        small, each = _HALVES[unit]
        amount = f"{whole}{letter}" if whole else ""
        mark = "T" if small in {"H", "MIN", "S"} and not clock else ""
        return f"P{clock}{amount}{mark}{round(rest * 2 * each)}{small[:1]}"
    return f"P{clock}{number:g}{letter}"


def fraction(phrase: Phrase) -> Reading:
    """`a quarter-century`."""
    first, second = phrase.all("UNIT")
    return ("P25Y", None) if first == "quarter" and second == "century" else None


def age(phrase: Phrase) -> Reading:
    """`a two-month-old truce` is a duration; the age of a person is no time."""
    if phrase.value("UNIT", "UNITS") == "Y" and phrase.follower not in _THINGS:
        return None, None
    return duration(phrase)


def duration(phrase: Phrase) -> Reading:
    """`two weeks`, `30-day`, `more than three years`, `a quarter-century`, `for months`."""
    number, unit = _counted(phrase)
    counts = phrase.has("NUM", "DAY", "YEAR", "INT", "FRAC", "VAGUE", "ART", "HALF")
    if not counts and (phrase.has("UNIT") or unit in {"S", "MIN", "Q"}):
        return None
    if phrase.has("YEAR") and phrase.has("UNIT"):
        return None
    if unit == "Q" and ((phrase.has("UNIT") and number == 1) or (number == 3 and phrase.followed("OF"))):
        return None  # fractions
    return _duration(number, unit), None


def ago(phrase: Phrase) -> Reading:
    """`two weeks ago`, `months ago`."""
    number, unit = _counted(phrase)
    return None, _moved(number, unit, "-", "ref:past")


def _moved(number: float | None, unit: str, sign: str, vague: str) -> str:
    if number is None or unit not in _CALENDAR:
        return vague if unit in _CALENDAR or number is None else "day:0"
    if number != int(number):
        small, each = _HALVES.get(unit, (unit, 1))
        number, unit = number * 2 * each, small
        if unit not in _CALENDAR:
            return vague
    return f"{_CALENDAR[unit]}:{sign}{int(number)}"


def from_now(phrase: Phrase) -> Reading:
    """`three months from now`."""
    number, unit = _counted(phrase)
    return None, _moved(number, unit, "+", "ref:future")


def earlier(phrase: Phrase) -> Reading:
    """`a year earlier`, `two days later`: on a time told in the text; until it is known, the length between."""
    number, unit = _counted(phrase)
    sign = "+" if phrase.has("LATER") else "-"
    return _duration(number, unit), _shift("text", sign, number, unit)


def year_earlier(phrase: Phrase) -> Reading:
    """`year-earlier`, `the year-ago quarter`, `the year-earlier nine months`."""
    if phrase.has("UNITS"):
        return _duration(phrase.number(), str(phrase.value("UNITS"))), "text"
    return None, _shift("text", "-", 1, str(phrase.value("UNIT")))


def _shift(base: str, sign: str, number: float | None, unit: str) -> str:
    if number is None or number != int(number) or unit not in ("D", "W", "M", "Q", "Y"):
        return base
    return f"{base}|shift:{sign}{int(number)}{unit.lower()}"


def of_event(phrase: Phrase) -> Reading:
    """`the day before the call`, `a week after the talks`: on an event, whose day is not known here."""
    number, unit = _counted(phrase)
    sign = "-" if phrase.followed("BEFORE") else "+"
    return _duration(number, unit), _shift("event", sign, number, unit)


def stretch(phrase: Phrase) -> Reading:
    """`the past three weeks`, `the next few days`, `recent weeks`."""
    number, unit = _counted(phrase)
    letter = _LETTERS.get(unit)
    ahead = phrase.has("NEXT")
    if phrase.has("FOLLOWING", "PRECEDING"):
        return _duration(number, unit), "text"
    if number is None:
        return None, f"span:0..+X{unit.lower()}" if ahead else f"span:-X{unit.lower()}..0"
    if letter is None or number != int(number):
        return _duration(number, unit), None
    return None, f"span:0..+{int(number)}{letter}" if ahead else f"span:-{int(number)}{letter}..0"


def calendar_unit(phrase: Phrase) -> Reading:
    """`last week`, `this year`, `early next month`, `the latest quarter`, `the same day`."""
    unit = "quarter" if phrase.has("PERIOD") else _CALENDAR.get(str(phrase.value("UNIT")))
    if unit is None or (unit == "day" and phrase.has("LATEST")):
        return None
    told = _told_unit(phrase, unit)
    if told:
        return None, told
    if (phrase.has("THE") and "past" in phrase.words) or unit in {"decade", "century"}:
        return _trailing(phrase)
    if unit == "weekend" and phrase.has("DEM") and phrase.tense == "past":
        return None, "weekend:past"
    count = next((int(phrase.value(kind) or 0) for kind in ("LATEST", "LAST", "NEXT") if phrase.has(kind)), 0)
    return None, f"{unit}:{count:+d}" if count else f"{unit}:0"


def _told_unit(phrase: Phrase, unit: str) -> str | None:
    """The unit next to a time told in the text: `the following week`, `the same day`, `that year`."""
    if phrase.has("FOLLOWING") or (unit == "day" and phrase.has("THE") and phrase.has("NEXT")):
        return f"text|{unit}:+1"
    if phrase.has("PRECEDING"):
        return f"text|{unit}:-1"
    if not phrase.has("SAME", "THAT"):
        return None
    if phrase.has("LAST"):
        return "text|shift:-1y" if phrase.all("UNIT")[-1] == "year" else f"text|{unit}:-1"
    return f"text|{unit}:0"


def _trailing(phrase: Phrase) -> Reading:
    """`the past year`, `the next decade`: a stretch that ends or begins today, not a calendar unit."""
    number, letter = _counted(phrase)
    span = f"{int(number or 1)}{letter.lower()}"
    if phrase.has("LAST", "NEXT"):
        return None, f"span:0..+{span}" if phrase.has("NEXT") else f"span:-{span}..0"
    return None, f"{_CALENDAR[str(phrase.value('UNIT'))]}:0"


def bare_unit(phrase: Phrase) -> Reading:
    """`the quarter`, `the weekend`: the one the text speaks of; `the year ended June 30` is a length."""
    unit = _CALENDAR.get(str(phrase.value("UNIT")))
    if (
        unit is None
        or unit in {"century", "decade"}
        or (unit == "day" and not phrase.has("EARLIER", "LATER"))
    ):
        return None
    if phrase.has("AGO"):
        return None, f"text|{unit}:0|shift:-1y"
    if phrase.follower in {"ended", "ending"} and unit == "year":
        return "P1Y", None
    if unit == "weekend":
        return None, f"weekend:{'future' if phrase.tense == 'future' else 'past'}"
    return None, f"text|{unit}:0"


def the_past(phrase: Phrase) -> Reading:
    """`in the past`."""
    return (None, "ref:past") if "past" in phrase.words else None


def one_day(phrase: Phrase) -> Reading:
    """`will one day`: some time ahead."""
    return (None, "ref:future") if phrase.words == ("one", "day") and phrase.tense == "future" else None


def a_while(_phrase: Phrase) -> Reading:
    """`for a while`, `some time`."""
    return "PXX", None


def within(phrase: Phrase) -> Reading:
    """`within 24 hours`, `in two weeks`, `in two weeks' time`."""
    number, unit = _counted(phrase)
    letter = _LETTERS.get(unit)
    if number is None or letter is None or number != int(number):
        return _duration(number, unit), None
    if phrase.followed("OF", "BEFORE", "AFTER"):
        return _duration(number, unit), None
    if phrase.has("TIME") or (phrase.has("IN") and phrase.tense == "future"):
        return None, _moved(number, unit, "+", "ref:future")
    if phrase.has("WITHIN") and phrase.tense == "future":
        return None, f"span:0..+{int(number)}{letter}"
    return _duration(number, unit), None


def recurrent(phrase: Phrase) -> Reading:
    """`every week`, `each month`, `daily`."""
    if phrase.has("ADVERB"):
        if phrase.followed("OTHER", "UNITS", "PLURAL", "DASH") and phrase.word("ADVERB") != "annually":
            return None
        return str(phrase.value("ADVERB")), None
    if phrase.has("PART"):
        return f"XXXX-XX-XXT{phrase.value('PART')}", None
    number, unit = _counted(phrase)
    count = phrase.ordinal() if phrase.has("ORD") else number
    return _duration(float(count or 1), unit), None


def present(phrase: Phrase) -> Reading:
    """`now`, `currently`; not `now-famous`."""
    if phrase.followed("DASH"):
        return None
    return None, "ref:present"


def past(phrase: Phrase) -> Reading:
    """`recently`, `at the time`; not `the time of`."""
    if phrase.followed("OF"):
        return None
    return None, "ref:past"


def future(phrase: Phrase) -> Reading:
    """`soon`, `the future`; not `as soon as`, `soon after`, `the future of`."""
    if phrase.follower in {"as", "after", "enough"} or phrase.followed("OF"):
        return None
    return None, "ref:future"
