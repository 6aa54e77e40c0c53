"""The words of time: each has a class and, where it means something by itself, a value.

A text becomes a string of classes, one character a word, over which the grammar is written; so the lexicon is where
a word is added, and the grammar where a construction is. A word has one class; what it is in a sentence (`second` the
unit or the ordinal, `may` the month or the verb) the constructions decide.
"""

from __future__ import annotations

import re

__all__ = ["CLASSES", "PHRASES", "VALUES", "WITHOUT_CAPITAL", "WORDS", "number_of"]

Value = str | int | float

PLAIN: dict[str, str] = {
    "THE": "the",
    "ART": "a an",
    "DEM": "this these",
    "THAT": "that those",
    "OWN": "its their his her our my your whose",
    "SAME": "same comparable corresponding",
    "POSS": "'s ’s ' ’",
    "OF": "of",
    "AND": "and &",
    "OR": "or",
    "TO": "to",
    "ON": "on",
    "IN": "in during at throughout",
    "SINCE": "since",
    "FROM": "from between",
    "UNTIL": "until till through by",
    "WITHIN": "within inside",
    "FOR": "for",
    "BEFORE": "before",
    "AFTER": "after",
    "FOLLOWING": "following",
    "MORE": "more additional extra further other straight consecutive successive full whole entire trading business "
            "working calendar solid long",
    "VAGUE": "several many numerous few",
    "HALF": "half",
    "EVERY": "every each per",
    "OLD": "old",
    "THEN": "then so",
    "TIME": "time",
    "Q": "q",
    "PERIOD": "period term",
    "FISCAL": "fiscal financial",
    "APPROX": "about around some nearly almost roughly approximately over under only just exactly perhaps well barely "
              "another",
    "AGO": "ago",
    "RECENT": "recent",
    "ZONE": "gmt utc est edt cst cdt mst mdt pst pdt et bst cet cest msk eet eest ist jst local",
    "PRESENT": "now currently nowadays presently",
    "PAST": "recently lately",
    "FUTURE": "soon someday",
    "WAS": "was were been had did said says told has came went took began made gave got saw met held left won lost fell rose "
           "sent kept spoke wrote struck cut put led ran became grew knew found brought bought sold paid built broke hit "
           "shot flew drew stood thought felt heard withdrew swore sank dropped overtook seized shook forgot chose",
    "IS": "is are",
    "WILL": "will shall would could should might ll must expects plans intends hopes aims promises promised vows "
            "vowed pledges pledged can",
    "BE": "be",
    "PLAN": "expected scheduled planned due slated supposed going likely effective payable proposed",
    "PLURAL": "people troops soldiers men women children percent points shares jobs workers prisoners kilometers "
              "kilometres km miles meters metres feet tons tonnes barrels dollars euros rubles roubles hryvnias pounds yen "
              "acres hectares casualties missiles drones tanks homes civilians votes copies units employees students "
              "members families houses refugees hostages cases deaths square mph kilograms kg pages times others",
    "MONEY": "$ € £ ¥ # no nos",
    "PERCENT": "%",
    "COMMA": ",",
    "DOT": ". ! ? ; :",
    "DASH": "- – — ‐ ‑ / −",
    "QUOTE": '" “ ” „ « »',
    "OPEN": "( [",
    "CLOSE": ") ]",
}  # fmt: skip
"""Words of each class that mean nothing by themselves."""


def _counted(words: str, first: int = 1) -> dict[str, Value]:
    return {word: index for index, word in enumerate(words.split(), first)}


VALUED: dict[str, dict[str, Value]] = {
    "MONTH": _counted("january february march april may june july august september october november december"),
    "ABBR": {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
             "nov": 11, "dec": 12},
    "WEEKDAY": _counted("monday tuesday wednesday thursday friday saturday sunday", 0)
    | {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6},
    "WEEKDAYS": _counted("mondays tuesdays wednesdays thursdays fridays saturdays sundays", 0),
    "SEASON": {"spring": "SP", "springtime": "SP", "summer": "SU", "summertime": "SU", "fall": "FA", "autumn": "FA",
               "winter": "WI", "wintertime": "WI"},
    "SEASONS": {"summers": "SU", "winters": "WI", "autumns": "FA"},
    "PART": {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI", "daybreak": "MO",
             "dawn": "MO", "dusk": "EV", "nightfall": "EV", "midmorning": "MO", "midafternoon": "AF"},
    "PARTS": {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"},
    "NOON": {"noon": "12:00", "midnight": "24:00"},
    "AMPM": {"am": 0, "pm": 12},
    "UNIT": {"minute": "MIN", "hour": "H", "day": "D", "week": "W", "fortnight": "2W", "month": "M",
             "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "weekend": "WE", "workweek": "W",
             "millennium": "ML"},
    "UNITS": {"seconds": "S", "minutes": "MIN", "hours": "H", "days": "D", "weeks": "W", "fortnights": "2W",
              "months": "M", "quarters": "Q", "years": "Y", "decades": "DE", "centuries": "CE", "weekends": "WE",
              "mins": "MIN", "secs": "S", "hrs": "H", "yrs": "Y", "millennia": "ML"},
    "ORD": _counted("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
                    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"),
    "NUM": _counted("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
                    "seventeen eighteen nineteen")
    | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
       "hundred": 100, "thousand": 1000, "dozen": 12},
    "FRAC": {"½": 0.5, "¼": 0.25, "¾": 0.75},
    "LAST": {"last": -1, "past": -1},
    "PRECEDING": {"previous": -1, "prior": -1, "preceding": -1},
    "LATEST": {"latest": -1, "current": 0},
    "NEXT": {"next": 1, "coming": 1, "upcoming": 1, "forthcoming": 1, "ensuing": 1},
    "EARLIER": {"earlier": "start"},
    "LATER": {"later": "end"},
    "EARLY": {"early": "start", "late": "end", "mid": "mid"},
    "BOUND": {"beginning": "start", "start": "start", "end": "end", "middle": "mid", "close": "end", "rest": "end",
              "remainder": "end", "outset": "start", "turn": "start"},
    "DECADE": {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
               "nineties": 9},
    "DEICTIC": {"today": "day:0", "tonight": "day:0@TNI", "yesterday": "day:-1", "tomorrow": "day:+1",
                "overnight": "day:0@TNI"},
    "ADVERB": {"hourly": "PT1H", "daily": "P1D", "nightly": "XXXX-XX-XXTNI", "weekly": "P1W", "fortnightly": "P2W",
               "biweekly": "P2W", "monthly": "P1M", "bimonthly": "P2M", "quarterly": "P3M", "yearly": "P1Y",
               "annually": "P1Y"},
}  # fmt: skip
"""Words of each class with what they mean: a number, a unit, a weekday counted from Monday 0, a TIMEX value."""

_MISCELLANEOUS = (
    "OTHER",
    "JOIN",
    "BREAK",
    "HOLIDAY",
    "ISO",
    "SLASHED",
    "QN",
    "DAY",
    "YEAR",
    "INT",
    "CLOCK",
    "WHILE",
)
CLASSES: dict[str, str] = {
    name: chr(0x30 + number) for number, name in enumerate((*_MISCELLANEOUS, *PLAIN, *VALUED))
}
"""Name of each class and the character that stands for it."""

WORDS: dict[str, str] = {
    **{word: CLASSES[name] for name, words in PLAIN.items() for word in words.split()},
    **{word: CLASSES[name] for name, table in VALUED.items() for word in table},
}
"""Class character of each word in lower case."""

VALUES: dict[str, Value] = {word: value for table in VALUED.values() for word, value in table.items()}
"""What a word means by itself."""

WITHOUT_CAPITAL: dict[str, str] = {
    "may": CLASSES["WILL"],
    "sat": CLASSES["WAS"],
    **dict.fromkeys(
        ("march", "mar", "mon", "sun", "wed", "tue", "thu", "fri", "jan", "dec", "august"), CLASSES["OTHER"]
    ),
}
"""Words of time only when written with a capital, and their class without one."""

_PHRASES: dict[str, str] = {
    "APPROX": "more than|less than|fewer than|at least|at most|up to|as many as|as much as|as long as|as little as|no more than|"
              "no less than|no fewer than|no later than|not more than|close to|well over|just over|just under|a little over|"
              "upwards of|the better part of|somewhere around|a good part of|a matter of",
    "VAGUE": "a few|a number of|dozens of|hundreds of|thousands of|scores of|any number of|quite a few|tens of|a good many",
    "WHILE": "a while|some time|quite some time|a long time|a short time|a short while|a short period|a long period",
    "PRESENT": "at the time of writing|at time of writing|at press time|right now|these days|at present|at the moment|for now|for the moment|for the time being|at this point|"
               "at this time|at this stage|as of now|until now|up to now|to date|at this moment|this moment|the present",
    "WILL": "won't|won’t",
    "PLAN": "set to|set for|poised to|about to|ready to",
    "PAST": "the recent past|the distant past|not long ago|not so long ago|not that long ago|not too long ago|long ago|"
            "at the time|at that time|back then|in those days|those days|a while ago|some time ago|"
            "a long time ago|a short time ago|more recently|most recently|the other day",
    "FUTURE": "the future|the near future|the foreseeable future|the not too distant future|as soon as possible|"
              "the near term|the short term|at a later date|a later date|some day|any time soon|"
              "anytime soon|any day now|in due course|near future",
}  # fmt: skip
_VALUED_PHRASES: dict[str, dict[str, Value]] = {
    "AMPM": {"a.m.": 0, "a.m": 0, "p.m.": 12, "p.m": 12},
    "NUM": {"a couple of": 2, "a couple": 2, "couple of": 2},
    "DEICTIC": {
        "last night": "day:-1@TNI", "the day before yesterday": "day:-2", "the day after tomorrow": "day:+2",
        "day before yesterday": "day:-2", "day after tomorrow": "day:+2", "tomorrow night": "day:+1@TNI",
        "yesterday night": "day:-1@TNI",
    },
    "HOLIDAY": {
        "new year's eve": "new-year-eve", "new year's day": "new-year", "orthodox christmas": "orthodox-christmas",
        "orthodox easter": "orthodox-easter", "martin luther king day": "mlk-day", "valentine's day": "valentine",
        "presidents day": "presidents-day", "presidents' day": "presidents-day", "women's day": "women-day",
        "st. patrick's day": "st-patrick", "april fools' day": "april-fools", "palm sunday": "palm-sunday",
        "good friday": "good-friday", "easter sunday": "easter", "easter monday": "easter-monday", "easter": "easter",
        "ascension day": "ascension", "pentecost": "pentecost", "may day": "may-day", "ve day": "ve-day",
        "v-e day": "ve-day", "victory day": "victory-day", "mother's day": "mother-day", "memorial day": "memorial-day",
        "juneteenth": "juneteenth", "independence day": "independence-day", "bastille day": "bastille-day",
        "labor day": "labor-day", "columbus day": "columbus-day", "halloween": "halloween", "all saints' day": "all-saints",
        "veterans day": "veterans-day", "armistice day": "veterans-day", "remembrance day": "veterans-day",
        "thanksgiving day": "thanksgiving", "thanksgiving": "thanksgiving", "christmas eve": "christmas-eve",
        "christmas day": "christmas", "christmas": "christmas", "boxing day": "boxing-day",
    },
}  # fmt: skip


def _by_first_word() -> dict[str, tuple[tuple[str, str, Value | None], ...]]:
    listed: list[tuple[str, str, Value | None]] = [
        (phrase, CLASSES[name], None) for name, phrases in _PHRASES.items() for phrase in phrases.split("|")
    ]
    for name, table in _VALUED_PHRASES.items():
        for phrase, value in table.items():
            spellings = {phrase, phrase.replace("'", "’")}
            listed += [(spelling, CLASSES[name], value) for spelling in spellings]
    listed.sort(key=lambda entry: (-len(entry[0]), entry[0]))
    by_first: dict[str, list[tuple[str, str, Value | None]]] = {}
    for entry in listed:
        by_first.setdefault(re.split(r"\W", entry[0])[0], []).append(entry)
    return {first: tuple(entries) for first, entries in by_first.items()}


PHRASES: dict[str, tuple[tuple[str, str, Value | None], ...]] = _by_first_word()
"""Phrases that act as one word, by their first word: the phrase, its class, its value; longest first."""


def number_of(words: tuple[str, ...]) -> float | None:
    """Return the number that words spell (`two hundred ten`, `2 1/2`, `18`), None if they spell none."""
    total, current, seen = 0.0, 0.0, False
    for word in words:
        value = _digits(word) if word[:1].isdigit() else VALUES.get(word, _PHRASE_NUMBERS.get(word))
        if not isinstance(value, int | float):
            continue
        seen = True
        if value >= 1000:
            total, current = total + (current or 1) * value, 0.0
        elif word in _MULTIPLIERS:
            current = (current or 1) * value
        else:
            current += value
    return total + current if seen else None


_MULTIPLIERS = frozenset({"hundred", "dozen"})
_PHRASE_NUMBERS = _VALUED_PHRASES["NUM"]


def _digits(word: str) -> float | None:
    number = word.replace(",", "")
    if "/" in number:
        above, _, below = number.partition("/")
        return int(above) / int(below) if below.strip("0") else None
    if number.count(".") > 1 or not number.replace(".", "").isdecimal() or len(number) > 12:
        return None
    return float(number)
