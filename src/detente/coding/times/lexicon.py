"""The words of time: each has a class (one character) and, where it means something by itself, a value.

A text becomes a string of classes, one character a word, over which the grammar is written; so the lexicon is where
a word is added, and the grammar where a construction is.
"""

from __future__ import annotations

__all__ = ["CAPITALISED", "CLASSES", "PHRASES", "VALUES", "WORDS", "number_of"]

CLASSES: dict[str, str] = {
    "OTHER": "x", "JOIN": "~", "BREAK": "\n", "DOT": ".", "COMMA": ",", "DASH": "-", "QUOTE": '"', "OPEN": "(",
    "CLOSE": ")", "MONEY": "$", "PERCENT": "%",
    "THE": "t", "ART": "a", "DEM": "i", "LAST": "l", "NEXT": "r", "LATEST": "L", "SAME": "j", "POSS": "s", "OWN": "z",
    "OF": "O", "AND": "&", "OR": "V", "TO": "T", "ON": "c", "IN": "I", "SINCE": "C", "WITHIN": "w", "FOR": "F",
    "NUM": "n", "DAY": "1", "YEAR": "Y", "INT": "0", "FRAC": "f", "HALF": "h", "VAGUE": "q", "MORE": "+",
    "ORD": "o", "CARDINAL": "#",
    "UNIT": "u", "UNITS": "U", "PERIOD": "p", "MONTH": "M", "ABBR": "m", "WEEKDAY": "W", "WEEKDAYS": "X",
    "SEASON": "S", "SEASONS": "s2", "PART": "D", "PARTS": "E", "NOON": "N", "CLOCK": "K", "AMPM": "P", "ZONE": "Z",
    "DECADE": "d", "CENTURY": "y", "FISCAL": "k", "HOLIDAY": "H", "ISO": "J", "SLASHED": "/", "QN": "Q",
    "DEICTIC": "e", "PRESENT": "R", "PAST": "<", "FUTURE": ">", "RECENT": "=", "AGO": "g", "EARLIER": "b",
    "LATER": "B", "BEFORE": "{", "AFTER": "}", "NOW": "_", "EARLY": "A", "BOUND": "G", "APPROX": "v",
    "EVERY": "^", "ADVERB": "`", "OLD": "!", "YEARWORD": "@",
    "WAS": "2", "WILL": "3", "BE": "4", "PLAN": "5", "PLURAL": "6", "THEN": "7", "TIME": "8", "IS": "9",
}  # fmt: skip
"""Name of each class and its character."""

CLASSES["SEASONS"] = ";"

WORDS: dict[str, str] = {}
"""Class of each word in lower case."""

VALUES: dict[str, str | int | float] = {}
"""What a word means: a number, a unit, a month's number, a weekday's (Monday 0), a shift."""

CAPITALISED = {
    "may",
    "march",
    "mar",
    "mon",
    "sun",
    "sat",
    "wed",
    "tue",
    "thu",
    "fri",
    "jan",
    "dec",
    "august",
    "sep",
}
"""Words of time only when written with a capital, being verbs or other words without."""


def _add(kind: str, words: str) -> None:
    for word in words.split():
        WORDS[word] = CLASSES[kind]


def _add_values(kind: str, values: dict[str, str | int | float]) -> None:
    _add(kind, " ".join(values))
    VALUES.update(values)


def _counted(words: str, first: int = 0) -> dict[str, str | int | float]:
    return {word: index for index, word in enumerate(words.split(), first)}


_add("THE", "the")
_add("ART", "a an")
_add("DEM", "this that these those")
_add("OWN", "its their his her our my your whose")
_add("SAME", "same comparable corresponding")
_add("OF", "of")
_add("AND", "and &")
_add("OR", "or")
_add("TO", "to through till until")
_add("ON", "on by before after")
_add("IN", "in during at around by")
_add("ON", "on")
_add("SINCE", "since from")
_add("WITHIN", "within")
_add("FOR", "for")
_add("BEFORE", "before preceding")
_add("AFTER", "after following")
_add(
    "MORE",
    "more additional extra further another other straight consecutive successive full whole trading business working calendar solid",
)
_add("VAGUE", "several many numerous few")
_add("HALF", "half")
_add("EVERY", "every each per")
_add("OLD", "old")
_add("THEN", "then")
_add("TIME", "time")
_add("PERIOD", "period term")
_add("FISCAL", "fiscal financial")
_add(
    "APPROX",
    "about around some nearly almost roughly approximately over under only just exactly perhaps well barely at_least",
)
_add("AGO", "ago")
_add("EARLIER", "earlier previously")
_add("LATER", "later afterwards afterward thereafter hence on_later")
_add("RECENT", "recent")
_add(
    "WAS",
    "was were had did said says told has came went took began made gave got saw met held left won lost fell rose "
    "sent kept spoke wrote struck cut put set led ran became grew knew found brought bought sold paid lost built broke "
    "hit shot flew drew stood sat thought felt heard withdrew swore been sank dropped",
)
_add("IS", "is are am")
_add(
    "WILL",
    "will won shall would could should may might ll must expects plans intends hopes aims promises promised "
    "vows vowed pledges pledged can",
)
_add("BE", "be")
_add("PLAN", "expected scheduled planned due set slated supposed going likely effective payable proposed")
_add_values(
    "MONTH",
    _counted("january february march april may june july august september october november december", 1),
)
_add_values(
    "ABBR",
    {
        "jan": 1,
        "feb": 2,
        "mar": 3,
        "apr": 4,
        "jun": 6,
        "jul": 7,
        "aug": 8,
        "sep": 9,
        "sept": 9,
        "oct": 10,
        "nov": 11,
        "dec": 12,
    },
)
_add_values("WEEKDAY", _counted("monday tuesday wednesday thursday friday saturday sunday"))
_add_values(
    "WEEKDAY",
    {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6},
)
_add_values("WEEKDAYS", _counted("mondays tuesdays wednesdays thursdays fridays saturdays sundays"))
_add_values(
    "SEASON",
    {
        "spring": "SP",
        "springtime": "SP",
        "summer": "SU",
        "summertime": "SU",
        "fall": "FA",
        "autumn": "FA",
        "winter": "WI",
        "wintertime": "WI",
    },
)
_add_values("SEASONS", {"summers": "SU", "winters": "WI", "autumns": "FA"})
_add_values(
    "PART",
    {
        "morning": "MO",
        "afternoon": "AF",
        "evening": "EV",
        "night": "NI",
        "midday": "MI",
        "daybreak": "MO",
        "dawn": "MO",
        "dusk": "EV",
        "nightfall": "EV",
        "midmorning": "MO",
        "midafternoon": "AF",
    },
)
_add_values("PARTS", {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"})
_add_values("NOON", {"noon": "12:00", "midnight": "24:00"})
_add_values("AMPM", {"am": 0, "a.m": 0, "a.m.": 0, "pm": 12, "p.m": 12, "p.m.": 12})
_add("ZONE", "gmt utc est edt cst cdt mst mdt pst pdt et bst cet cest msk eet eest ist jst")
_add("ZONE", "local")
_add_values(
    "UNIT",
    {
        "second": "S",
        "minute": "MIN",
        "hour": "H",
        "day": "D",
        "week": "W",
        "fortnight": "2W",
        "month": "M",
        "quarter": "Q",
        "year": "Y",
        "decade": "DE",
        "century": "CE",
        "weekend": "WE",
        "workweek": "W",
        "millennium": "ML",
    },
)
_add_values(
    "UNITS",
    {
        "seconds": "S",
        "minutes": "MIN",
        "hours": "H",
        "days": "D",
        "weeks": "W",
        "fortnights": "2W",
        "months": "M",
        "quarters": "Q",
        "years": "Y",
        "decades": "DE",
        "centuries": "CE",
        "weekends": "WE",
        "mins": "MIN",
        "secs": "S",
        "hrs": "H",
        "yrs": "Y",
        "millennia": "ML",
        "generations": "GE",
    },
)
_add_values(
    "ORD",
    _counted(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
        1,
    ),
)
_add_values(
    "NUM",
    _counted(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen",
        1,
    ),
)
_add_values(
    "NUM",
    {
        "twenty": 20,
        "thirty": 30,
        "forty": 40,
        "fifty": 50,
        "sixty": 60,
        "seventy": 70,
        "eighty": 80,
        "ninety": 90,
        "hundred": 100,
        "thousand": 1000,
        "dozen": 12,
        "million": 1_000_000,
        "billion": 10**9,
    },
)
_add_values("FRAC", {"½": 0.5, "¼": 0.25, "¾": 0.75})
_add_values("LAST", {"last": -1, "past": -1, "previous": -1, "prior": -1})
_add_values("LATEST", {"latest": 0, "current": 0})
_add_values("NEXT", {"next": 1, "coming": 1, "upcoming": 1, "forthcoming": 1, "ensuing": 1})
_add_values("EARLY", {"early": "start", "late": "end", "mid": "mid", "later": "end", "earlier": "start"})
_add_values(
    "BOUND",
    {
        "beginning": "start",
        "start": "start",
        "end": "end",
        "middle": "mid",
        "close": "end",
        "rest": "end",
        "remainder": "end",
        "eve": "start",
        "outset": "start",
        "bulk": "mid",
        "turn": "start",
    },
)
_add_values(
    "DECADE",
    {
        "twenties": 2,
        "thirties": 3,
        "forties": 4,
        "fifties": 5,
        "sixties": 6,
        "seventies": 7,
        "eighties": 8,
        "nineties": 9,
    },
)
_add_values(
    "DEICTIC",
    {
        "today": "day:0",
        "tonight": "day:0@TNI",
        "yesterday": "day:-1",
        "tomorrow": "day:+1",
        "overnight": "day:0@TNI",
    },
)
_add_values(
    "ADVERB",
    {
        "hourly": "PT1H",
        "daily": "P1D",
        "nightly": "XXXX-XX-XXTNI",
        "weekly": "P1W",
        "fortnightly": "P2W",
        "biweekly": "P2W",
        "monthly": "P1M",
        "bimonthly": "P2M",
        "quarterly": "P3M",
        "yearly": "P1Y",
        "annually": "P1Y",
    },
)
_add("PRESENT", "now currently nowadays presently meanwhile_")
_add("NOW", "now today")
_add("PAST", "recently lately previously formerly")
_add("FUTURE", "soon shortly_ someday")
_add(
    "PLURAL",
    "people troops soldiers men women children percent per cent points shares jobs workers prisoners kilometers "
    "kilometres km miles meters metres feet tons tonnes barrels dollars euros rubles roubles hryvnias pounds yen acres "
    "hectares casualties missiles drones tanks homes civilians votes copies words units employees students members "
    "families houses refugees hostages cases deaths square mph kilograms kg pages times others",
)
_add("MONEY", "$ € £ ¥ # no nos")
_add("PERCENT", "%")
_add("COMMA", ",")
_add("DOT", ". ! ? ; :")
_add("DASH", "- – — ‐ ‑ / −")
_add("QUOTE", '" “ ” „ « »')
_add("OPEN", "( [")
_add("CLOSE", ") ]")
_add("POSS", "'s ’s ' ’")
del WORDS["at_least"], WORDS["on_later"], WORDS["meanwhile_"], WORDS["shortly_"]

PHRASES: dict[str, tuple[tuple[str, str, str | int | float | None], ...]] = {}
"""Phrases that act as one word, by their first word: the phrase, its class, its value; longest first."""


def _phrases(kind: str, table: dict[str, str | int | float | None]) -> None:
    for phrase, value in table.items():
        first = phrase.split()[0]
        known = (*PHRASES.get(first, ()), (phrase, CLASSES[kind], value))
        PHRASES[first] = tuple(sorted(known, key=lambda entry: -len(entry[0])))


def _without_value(text: str) -> dict[str, str | int | float | None]:
    return dict.fromkeys(line.strip() for line in text.split("|"))


_phrases("APPROX", _without_value(
    "more than|less than|fewer than|at least|at most|up to|as many as|as much as|as long as|as little as|no more than|"
    "no less than|no fewer than|no later than|not more than|close to|well over|just over|just under|a little over|"
    "upwards of|better part of|the better part of|at the earliest|somewhere around|another"))  # fmt: skip
_phrases("VAGUE", _without_value(
    "a few|a couple of|a couple|the couple of|couple of|a number of|dozens of|hundreds of|thousands of|scores of|"
    "any number of|quite a few|tens of|a good many|a dozen or so"))  # fmt: skip
_phrases("PRESENT", _without_value(
    "right now|these days|at present|at the moment|for now|for the moment|for the time being|at this point|"
    "at this time|at this stage|as of now|until now|up to now|to date|at this moment|this moment|the present|this time around"))  # fmt: skip
_phrases("PAST", _without_value(
    "in the past|the past|the recent past|the distant past|not long ago|not that long ago|long ago|at the time|at that time|"
    "the time|back then|in those days|those days|a while ago|some time ago|more recently|most recently|the other day"))  # fmt: skip
_phrases("FUTURE", _without_value(
    "the future|the near future|the foreseeable future|the not too distant future|as soon as possible|"
    "the near term|the short term|the long term|the long run|the short run|the medium term|at a later date|a later date|"
    "one day|some day|any time soon|anytime soon|any day now|in due course|near future|the coming period"))  # fmt: skip
_phrases("DEICTIC", {
    "last night": "day:-1@TNI", "the day before yesterday": "day:-2", "the day after tomorrow": "day:+2",
    "day before yesterday": "day:-2", "day after tomorrow": "day:+2", "tomorrow night": "day:+1@TNI",
    "yesterday night": "day:-1@TNI",
})  # fmt: skip
_phrases("HOLIDAY", {
    "new year's eve": "new-year-eve", "new year's day": "new-year", "new year’s eve": "new-year-eve",
    "new year’s day": "new-year", "new year's": "new-year", "new year’s": "new-year",
    "orthodox christmas": "orthodox-christmas", "orthodox easter": "orthodox-easter", "martin luther king day": "mlk-day",
    "valentine's day": "valentine", "valentine’s day": "valentine", "presidents day": "presidents-day",
    "presidents' day": "presidents-day", "presidents’ day": "presidents-day",
    "international women's day": "women-day", "international women’s day": "women-day",
    "st. patrick's day": "st-patrick", "st. patrick’s day": "st-patrick", "april fools' day": "april-fools",
    "april fools’ day": "april-fools", "palm sunday": "palm-sunday", "good friday": "good-friday",
    "easter sunday": "easter", "easter monday": "easter-monday", "easter": "easter", "ascension day": "ascension",
    "pentecost": "pentecost", "may day": "may-day", "ve day": "ve-day", "victory day": "victory-day",
    "v-e day": "ve-day", "mother's day": "mother-day", "mother’s day": "mother-day", "memorial day": "memorial-day",
    "juneteenth": "juneteenth", "independence day": "independence-day", "bastille day": "bastille-day",
    "labor day": "labor-day", "columbus day": "columbus-day", "halloween": "halloween", "all saints' day": "all-saints",
    "veterans day": "veterans-day", "armistice day": "veterans-day", "remembrance day": "veterans-day",
    "thanksgiving day": "thanksgiving", "thanksgiving": "thanksgiving", "christmas eve": "christmas-eve",
    "christmas day": "christmas", "christmas": "christmas", "boxing day": "boxing-day",
})  # fmt: skip


def number_of(words: tuple[str, ...]) -> float | None:
    """Return the number that words spell (`two hundred ten`, `2 1/2`, `18`), None if they spell none."""
    total, current, seen = 0.0, 0.0, False
    for word in words:
        value = _digits(word) if word[:1].isdigit() else VALUES.get(word)
        if not isinstance(value, int | float):
            continue
        seen = True
        if value >= 1000:
            total, current = total + (current or 1) * value, 0.0
        elif value == 100:
            current = (current or 1) * 100
        else:
            current += value
    return total + current if seen else None


def _digits(word: str) -> float | None:
    number = word.replace(",", "")
    if "/" in number:
        above, _, below = number.partition("/")
        return int(above) / int(below) if below.strip("0") else None
    if number.count(".") > 1:
        return None
    return float(number) if len(number) <= 12 else None
