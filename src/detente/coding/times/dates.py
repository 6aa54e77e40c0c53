"""What dates, weekdays, named periods and times of day mean."""

from __future__ import annotations

from detente.coding.times.calendar import interval
from detente.coding.times.lexicon import CLASSES, VALUES
from detente.coding.times.phrase import Phrase

__all__ = [
    "century",
    "clock",
    "day",
    "day_of_month",
    "decade",
    "deictic",
    "feast",
    "from_weekday",
    "half",
    "iso",
    "month",
    "month_of_spelt_year",
    "month_of_that_year",
    "month_of_year",
    "part_of_day",
    "period_of_year",
    "quarter",
    "season",
    "slashed",
    "spelt_year",
    "weekday",
    "weekday_of_week",
    "weekday_set",
    "year",
    "year_end",
]  # fmt: skip

Reading = tuple[str | None, str | None] | None

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_VERBS = frozenset({"may", "march", "mar"})
_MONTHS = (CLASSES["MONTH"], CLASSES["ABBR"])
_PREPOSITIONS = ("IN", "SINCE", "FROM", "UNTIL", "TO", "OF", "AND", "OR", "FOR", "DASH", "BEFORE", "AFTER")
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
        return (value + _clock(phrase), None) if interval(value)[0] else None
    # A date without its year is the closest one, whatever the tense: a writer adds the year to any other.
    hint = "past" if phrase.preceded("SINCE") else "unknown"
    return None, _directed(f"date:{date}", hint) + _at(_clock(phrase))


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


def _clock(phrase: Phrase) -> str:
    """`T17:00` of a clock time or part of day in the phrase, empty without one."""
    if noon := phrase.value("NOON"):
        return f"T{noon}"
    part = phrase.value("PART")
    time = phrase.word("CLOCK")
    if time is None and phrase.has("AMPM"):
        place = next(i for i, kind in enumerate(phrase.classes) if kind == CLASSES["AMPM"])
        time = phrase.words[place - 1]
    if time is None:
        return f"T{part}" if part else ""
    hour, _, minute = time.partition(":")
    shift = int(phrase.value("AMPM") or 0) if phrase.has("AMPM") else None
    hours = int(hour) if shift is None else int(hour) % 12 + shift
    return f"T{hours:02}:{minute[:2] or '00'}"


def _at(clock_time: str) -> str:
    return f"@{clock_time}" if clock_time else ""


def _directed(step: str, tense: str) -> str:
    return step if tense == "unknown" else f"{step}:{tense}"


def month_of_year(phrase: Phrase) -> Reading:
    """`May 2025`, `early May of 2025`."""
    return f"{phrase.word('YEAR')}-{phrase.value('MONTH', 'ABBR'):02}", None


def month_of_that_year(phrase: Phrase) -> Reading:
    """`May last year`, `June of this year`."""
    if phrase.value("UNIT") != "Y":
        return None
    return None, f"year:{_shift(phrase)}|month:name={phrase.value('MONTH', 'ABBR')}:in"


def month_of_spelt_year(phrase: Phrase) -> Reading:
    """`January nineteen ninety-seven`."""
    spelt = _spelt(phrase.all("NUM"))
    return (f"{spelt}-{phrase.value('MONTH', 'ABBR'):02}", None) if spelt else None


def _shift(phrase: Phrase) -> str:
    """The count of units that last, this and next stand for: `-1`, `0`, `+1`."""
    if phrase.has("LAST"):
        return "-1"
    return "+1" if phrase.has("NEXT") else "0"


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
    return None, _named(f"month:name={number}", phrase)


def _named(step: str, phrase: Phrase) -> str:
    """A named day or period with the direction that its own words or the verb give."""
    if phrase.has("LAST"):
        return f"{step}:last"
    if phrase.has("NEXT"):
        return f"{step}:next"
    if phrase.has("DEM"):
        return f"{step}:this"
    return _directed(step, phrase.tense)


def weekday_of_week(phrase: Phrase) -> Reading:
    """`Monday of next week`."""
    if phrase.value("UNIT") != "W":
        return None
    return None, f"week:{_shift(phrase)}|weekday:{_weekday(phrase)}:in"


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
        return None, f"{step}:{'past' if phrase.tense == 'past' else 'future'}" + _at(_clock(phrase))
    direction = "last" if phrase.has("LAST") else "next" if phrase.has("NEXT") else ""
    step = f"{step}:{direction}" if direction else _directed(step, phrase.tense)
    return None, step + _at(_clock(phrase))


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
    return None, _directed(f"dom:{number}", phrase.tense)


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
    if phrase.value("UNIT") == "Y" or phrase.all("UNIT")[-1] == "year":
        return None, f"year:{_shift(phrase)}|quarter:n={number}:in"
    if phrase.has("LAST", "NEXT", "DEM"):
        return None, _named(f"quarter:n={number}", phrase)
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
        return None, f"year:{_shift(phrase)}|half:n={number}:in"
    return None, _directed(f"half:n={number}", phrase.tense)


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
    return None, _directed(f"season:{name}", phrase.tense)


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
    return None, f"year:{_shift(phrase)}|yearend:in"


def _spelt(words: tuple[str, ...]) -> str | None:
    """A year said in words: nineteen ninety-four, two thousand."""
    values = [int(VALUES.get(word, 0)) for word in words]
    if len(values) >= 2 and values[0] in {17, 18, 19, 20} and 10 <= values[1] < 100:
        return f"{values[0]}{sum(values[1:3]):02}"
    if values[:2] == [2, 1000]:
        return str(2000 + sum(values[2:]))
    return None


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


def feast(phrase: Phrase) -> Reading:
    """`Memorial Day`, `last Christmas`, `Easter 2025`, `Memorial Day weekend`."""
    step = _named(f"holiday:{phrase.value('HOLIDAY')}", phrase)
    unit = phrase.word("UNIT")
    if year_number := phrase.word("YEAR"):
        return None, f"value:{year_number}|holiday:{phrase.value('HOLIDAY')}:in"
    if unit and unit not in {"weekend", "week"}:
        return None
    return None, step + {"weekend": "|weekend:near", "week": "|week:0"}.get(unit or "", "")


def deictic(phrase: Phrase) -> Reading:
    """`today`, `late yesterday`, `tomorrow morning`, `tonight`."""
    base, _, part = str(phrase.value("DEICTIC")).partition("@")
    clock_time = _clock(phrase)
    return None, base + (_at(clock_time) or _at(part))


def clock(phrase: Phrase) -> Reading:
    """`at 7:15 p.m.`, `noon`."""
    if phrase.has("CLOCK") and not phrase.has("AMPM", "ZONE", "IN"):
        return None
    return None, "day:0" + _at(_clock(phrase))


def part_of_day(phrase: Phrase) -> Reading:
    """`this morning`, `the evening`."""
    part = phrase.value("PART", "PARTS")
    if phrase.has("EVERY", "PARTS"):
        return f"XXXX-XX-XXT{part}", None
    day_shift = "-1" if phrase.has("LAST") else "+1" if phrase.has("NEXT") else "0"
    base = "text|day:+1" if phrase.has("FOLLOWING") else f"day:{day_shift}"
    return None, f"{base}@T{part}"
