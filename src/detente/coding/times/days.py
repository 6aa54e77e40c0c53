"""What dates, weekdays, feasts and times of day mean."""

from __future__ import annotations

from detente.coding.times.calendar import interval
from detente.coding.times.lexicon import CLASSES, VALUES
from detente.coding.times.phrase import Phrase

__all__ = [
    "clock",
    "day",
    "day_of_month",
    "deictic",
    "feast",
    "from_weekday",
    "iso",
    "part_of_day",
    "slashed",
    "weekday",
    "weekday_of_week",
    "weekday_set",
]

Reading = tuple[str | None, str | None] | None

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = (CLASSES["MONTH"], CLASSES["ABBR"])
_DAY_NUMBERS = (CLASSES["DAY"], CLASSES["ORD"])


def iso(phrase: Phrase) -> Reading:
    """`2025-05-19`, `2025-05-19T14:30`."""
    value = phrase.words[0].upper()
    return (value, None) if interval(value)[0] else None


def slashed(phrase: Phrase) -> Reading:
    """`7/8/2025` as month/day where that is possible, `19.05.2025` as day.month."""
    word = phrase.words[0]
    first, second, third = (int(number) for number in word.replace(".", "/").split("/"))
    full = third if third > 99 else third + (2000 if third < 70 else 1900)
    month, number = (second, first) if "." in word or first > 12 else (first, second)
    value = f"{full:04}-{month:02}-{number:02}"
    return (value, None) if interval(value)[0] else None


def day(phrase: Phrase) -> Reading:
    """`May 19, 2025`, `19 May`, `Monday, May 19`, `5 p.m. EST, Nov. 6`."""
    month_number = phrase.value("MONTH", "ABBR")
    number = _month_day(phrase)
    if month_number is None or number is None or not 1 <= number <= 31:
        return None
    date = f"{month_number:02}-{number:02}"
    if ends := _ends(phrase):
        return _days(phrase, int(month_number), *ends)
    year_number = phrase.word("YEAR")
    if year_number:
        value = f"{year_number}-{date}"
        return (value + phrase.clock(), None) if interval(value)[0] else None
    # A date without its year is the closest one, whatever the tense: a writer adds the year to any other.
    since = ":past" if phrase.preceded("SINCE") else ""
    return None, f"date:{date}{since}{phrase.at()}"


def _month_day(phrase: Phrase) -> int | None:
    """The number next to the month, not the hour of a clock time."""
    kinds, words = phrase.classes, phrase.words
    place = next(i for i, kind in enumerate(kinds) if kind in _MONTHS)
    near = [*range(place + 1, min(place + 4, len(words))), *range(place - 1, max(place - 3, -1), -1)]
    chosen = next((words[i] for i in near if kinds[i] in _DAY_NUMBERS), None)
    if chosen is None:
        return None
    return int(chosen) if chosen.isdigit() else int(VALUES.get(chosen) or chosen[:-2])


def _ends(phrase: Phrase) -> tuple[int, int] | None:
    """Both numbers of `May 8-10`."""
    numbers = [word.rstrip("stndrh") for word in phrase.all("DAY", "ORD")]
    if phrase.has("AMPM", "CLOCK", "NOON") or not phrase.has("DASH", "TO") or len(numbers) != 2:
        return None
    return (int(numbers[0]), int(numbers[1])) if all(map(str.isdigit, numbers)) else None


def _days(phrase: Phrase, month_number: int, first: int, last: int) -> Reading:
    """`May 8-10`: an interval of days."""
    if not first < last <= 31:
        return None
    ends = (f"{month_number:02}-{first:02}", f"{month_number:02}-{last:02}")
    if year_number := phrase.word("YEAR"):
        value = "/".join(f"{year_number}-{end}" for end in ends)
        return (value, None) if interval(value)[0] else None
    return None, f"date:{'..'.join(ends)}"


def weekday_of_week(phrase: Phrase) -> Reading:
    """`Monday of next week`."""
    if phrase.value("UNIT") != "W":
        return None
    return None, f"week:{phrase.shift()}|weekday:{_weekday(phrase)}:in"


def _weekday(phrase: Phrase) -> str:
    return _DAYS[int(phrase.value("WEEKDAY", "WEEKDAYS") or 0)]


def weekday(phrase: Phrase) -> Reading:
    """`Monday`, `last Monday`, `early Monday`, `Monday night`, `noon Thursday`."""
    word = phrase.word("WEEKDAY") or ""
    if len(word) < 6 and not phrase.followed("DOT"):
        return None
    step = f"weekday:{_weekday(phrase)}"
    if phrase.has("PRECEDING"):
        return None, f"text|{step}:last"
    if phrase.has("FOLLOWING"):
        return None, f"text|{step}:next"
    if phrase.has("DEM") and not phrase.has("LAST"):
        return None, f"{step}:{'past' if phrase.tense == 'past' else 'future'}" + phrase.at()
    direction = "last" if phrase.has("LAST") else "next" if phrase.has("NEXT") else ""
    step = f"{step}:{direction}" if direction else phrase.directed(step)
    return None, step + phrase.at()


def from_weekday(phrase: Phrase) -> Reading:
    """`a week from Monday`, `a week ago Tuesday`."""
    unit = str(phrase.value("UNIT", "UNITS"))
    number = phrase.number() or (1.0 if phrase.has("ART") else 0.0)
    if unit not in ("D", "W", "M", "Y") or not number or number != int(number):
        return None
    sign, direction = ("-", "past") if phrase.has("AGO") else ("+", "future")
    return None, f"weekday:{_weekday(phrase)}:{direction}|shift:{sign}{int(number)}{unit.lower()}"


def weekday_set(phrase: Phrase) -> Reading:
    """`every Monday`, `Mondays`, `Tuesday nights`."""
    number = int(phrase.value("WEEKDAY", "WEEKDAYS") or 0)
    part = phrase.value("PARTS")
    return f"XXXX-WXX-{number + 1}" + (f"T{part}" if part else ""), None


def day_of_month(phrase: Phrase) -> Reading:
    """`on the 19th`."""
    number = phrase.ordinal()
    word = phrase.word("ORD") or ""
    if number is None or not 1 <= number <= 31 or not word[0].isdigit():
        return None
    return None, phrase.directed(f"dom:{number}")


def feast(phrase: Phrase) -> Reading:
    """`Memorial Day`, `last Christmas`, `Easter 2025`, `Memorial Day weekend`."""
    step = phrase.named(f"holiday:{phrase.value('HOLIDAY')}")
    unit = phrase.word("UNIT")
    if year_number := phrase.word("YEAR"):
        return None, f"value:{year_number}|holiday:{phrase.value('HOLIDAY')}:in"
    if unit and unit not in {"weekend", "week"}:
        return None
    return None, step + {"weekend": "|weekend:near", "week": "|week:0"}.get(unit or "", "")


def deictic(phrase: Phrase) -> Reading:
    """`today`, `late yesterday`, `tomorrow morning`, `tonight`."""
    base, _, part = str(phrase.value("DEICTIC")).partition("@")
    return None, base + (phrase.at() or (f"@{part}" if part else ""))


def clock(phrase: Phrase) -> Reading:
    """`at 7:15 p.m.`, `noon`."""
    if phrase.has("CLOCK") and not phrase.has("AMPM", "ZONE", "IN"):
        return None
    return None, "day:0" + phrase.at()


def part_of_day(phrase: Phrase) -> Reading:
    """`this morning`, `the evening`."""
    part = phrase.value("PART", "PARTS")
    if phrase.has("EVERY", "PARTS"):
        return f"XXXX-XX-XXT{part}", None
    base = "text|day:+1" if phrase.has("FOLLOWING") else f"day:{phrase.shift()}"
    return None, f"{base}@T{part}"
