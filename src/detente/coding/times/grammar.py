"""The constructions of time: patterns over the classes of words, one rule each, the first that fits wins.

A pattern names classes of the lexicon and the parts below in capitals; the rest is regular-expression syntax.
Every repetition is bounded, so a match costs no more than a few words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from detente.coding.times import days, periods, spans
from detente.coding.times.lexicon import CLASSES
from detente.coding.times.phrase import Phrase

__all__ = ["RULES", "Reading", "Rule", "compiled"]

Reading = tuple[str | None, str | None] | None
"""Value and relative notation of a phrase; None when the words are no time after all."""

PARTS: dict[str, str] = {
    "MONTHNAME": "(?:MONTH|ABBR DOT?)",
    "CLOCKTIME": "(?:APPROX|IN)?(?:CLOCK AMPM?|DAY AMPM|NOON)(?:OPEN ZONE TIME? CLOSE|ZONE TIME?)?",
    "CLOCKBEFORE": "(?:CLOCKTIME(?:COMMA|ON)?)?",
    "CLOCKAFTER": "(?:COMMA? IN? CLOCKTIME)?",
    "SHADE": "(?:(?:THE?(?:EARLY|BOUND OF)|EARLIER|LATER)DASH?(?:IN|ON)?)?",
    "MDY": "MONTHNAME THE?(?:DAY|ORD)(?:(?:DASH|TO)(?:DAY|ORD))?(?:COMMA? YEAR)?",
    "DMY": "THE?(?:DAY|ORD)(?:(?:DASH|TO)(?:DAY|ORD))?OF? MONTHNAME(?:COMMA? YEAR)?",
    "NUMBER": "(?:(?:NUM|DAY|YEAR|INT)(?:DASH? NUM){0,5}(?:AND? FRAC|DASH? AND DASH? ART DASH? HALF)?|FRAC)",
    "COUNT": "(?:ART NUM NUM?|NUMBER|VAGUE|ART HALF DASH?|HALF DASH?(?:ART)?|ART(?!HALF))",
    "COUNTED": "(?:APPROX{0,2}(?:ART?NUMBER(?:DASH NUMBER|DASH?(?:TO|OR)DASH?COUNT|DASH?UNITS OR COUNT)|COUNT))",
    "ANYUNIT": "(?:UNIT|UNITS)",
    "HALVED": "(?:AND ART? HALF|OR(?:NUM|THEN))",
    "DEFINITE": "(?:THE|OWN)",
}
"""What several constructions share."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One construction: its name, its pattern, what its words mean, and how often that is right."""

    name: str
    pattern: str
    reading: Callable[[Phrase], Reading]
    confidence: float = 0.9


def compiled(pattern: str) -> str:
    """Return a pattern as a regular expression over class characters; `[A B]` is one of the classes, for looking around."""

    def part(match: re.Match[str]) -> str:
        name = match[0]
        if name[0] == "[":
            return f"[{''.join(re.escape(CLASSES[each]) for each in name[1:-1].split())}]"
        if name in PARTS:
            return compiled(PARTS[name])
        return f"(?:{re.escape(CLASSES[name])}{CLASSES['JOIN']}*)"

    return re.sub(r"\[[A-Z ]+\]|[A-Z]+", part, pattern).replace(" ", "")


RULES: tuple[Rule, ...] = (
    Rule("age", "(?:ART|THE|OWN)?NUMBER DASH UNIT DASH OLD|NUMBER UNITS OLD", spans.age, 0.7),
    Rule("iso", "ISO", days.iso, 0.99),
    Rule("slashed", "SLASHED", days.slashed, 0.8),
    # Days
    Rule("day", "CLOCKBEFORE SHADE(?:THE? PART OF?)?(?:WEEKDAY DOT? COMMA?)?(?:MDY|DMY)CLOCKAFTER", days.day, 0.97),
    Rule("month-of-year", "SHADE MONTHNAME COMMA? OF? YEAR", periods.month_of_year, 0.97),
    Rule("month-of-spelt-year", "MONTHNAME COMMA? NUM NUM(?:DASH?NUM)?", periods.month_of_spelt_year),
    Rule("month-of-that-year", "SHADE MONTHNAME OF?(?:DEM|LAST|NEXT)UNIT", periods.month_of_that_year),
    Rule("weekday-of-week", "WEEKDAY OF?(?:LAST|NEXT|DEM)UNIT", days.weekday_of_week),
    Rule("weekday-set", "EVERY WEEKDAY|WEEKDAYS|WEEKDAY PARTS", days.weekday_set),
    Rule("weekday", "CLOCKBEFORE SHADE(?:THE? PART OF?)?(?:DEM|THE)?(?:LAST|NEXT|FOLLOWING|PRECEDING)?"
         "WEEKDAY(?:DASH?(?:IN THE)?(?:EARLY? PART|NOON))?CLOCKAFTER", days.weekday),
    Rule("month", "SHADE(?:THE?(?:LAST|NEXT)|DEM(?:LAST|NEXT)?|EVERY)?MONTHNAME", periods.month),
    Rule("day-of-month", "(?<=[ON SINCE FROM TO UNTIL])THE ORD(?![OTHER UNIT UNITS PERIOD HALF SEASON AND DASH])",
         days.day_of_month, 0.7),
    # Periods of the year
    Rule("quarter", "SHADE(?:(?:DEM|LAST|NEXT|LATEST)UNIT POSS)?(?:DEFINITE|ART)?(?:LAST|NEXT|LATEST|DEM|SAME)?"
         "(?:YEAR|UNIT DASH(?:EARLIER|AGO))?FISCAL?DASH?ORD DASH?UNIT"
         "(?:OF?(?:THE? FISCAL? YEAR|(?:DEM|LAST|NEXT|THE)FISCAL?UNIT))?|Q DAY(?:OF? YEAR)?", periods.quarter),
    Rule("half", "SHADE DEFINITE?(?:ORD|LAST|LATER)DASH?HALF(?:OF?(?:THE? YEAR|(?:DEM|LAST|NEXT|THE)UNIT|THE? DECADE))?",
         periods.half),
    Rule("season", "SHADE(?:THE|DEM|LAST|NEXT|EVERY|FOLLOWING|PRECEDING){1,2}(?:LAST|NEXT|EARLY DASH?)?SEASON"
         "(?:OF?(?:YEAR|NUM NUM(?:DASH?NUM)?))?|(?:EARLY DASH?)?SEASON OF? YEAR|IN(?:EARLY DASH?)SEASON", periods.season),
    Rule("decade", "SHADE THE?(?:EARLY DASH?)?DECADE", periods.decade),
    Rule("century", "SHADE THE?(?:EARLY DASH?)?ORD DASH?UNIT", periods.century),
    Rule("fiscal", "SHADE THE? FISCAL UNIT? YEAR", periods.year),
    Rule("year-end", "SHADE DEFINITE?(?:LAST|DEM|NEXT)?UNIT POSS?DASH?BOUND", periods.year_end, 0.7),
    Rule("period-of-year", "THE YEAR(?:UNIT|PERIOD)", periods.period_of_year, 0.7),
    Rule("spelt-year", "SHADE(?:THE UNIT)?NUM NUM(?:DASH?NUM){0,2}", periods.spelt_year, 0.7),
    Rule("year", "SHADE(?:THE? UNIT)?YEAR", periods.year, 0.85),
    Rule("holiday", "SHADE(?:LAST|NEXT|DEM)?HOLIDAY(?:COMMA? YEAR|UNIT)?", days.feast),
    # Today and the times of day
    Rule("deictic", "CLOCKBEFORE SHADE(?:IN?(?:EARLY DASH?)?PART)?DEICTIC PART? CLOCKAFTER", days.deictic, 0.97),
    Rule("clock", "CLOCKTIME", days.clock, 0.8),
    Rule("part-of-day", "SHADE(?:DEM|THE|LAST|NEXT|EVERY|IN){1,2}(?:FOLLOWING|PRECEDING|SAME)?(?:EARLY DASH?)?(?:PART|PARTS)",
         days.part_of_day, 0.8),
    # Sets
    Rule("set", "EVERY(?:ORD|NUMBER|MORE)?ANYUNIT|EVERY PART", spans.recurrent),
    # Units and distances
    Rule("year-earlier", "DEFINITE?SAME?UNIT DASH(?:EARLIER|AGO)(?:FISCAL? UNIT|PERIOD|COUNT UNITS)?",
         spans.year_earlier),
    Rule("from-weekday", "COUNTED ANYUNIT(?:FROM|AFTER|AGO)(?:DEM|NEXT|LAST)?WEEKDAY", days.from_weekday),
    Rule("ago", "COUNTED MORE?ANYUNIT HALVED?AGO|UNITS AGO", spans.ago),
    Rule("from-now", "COUNTED MORE?ANYUNIT HALVED?(?:FROM|AFTER)(?:PRESENT|DEICTIC)", spans.from_now),
    Rule("earlier", "COUNTED MORE?ANYUNIT HALVED?(?:EARLIER|LATER|BEFORE(?=[COMMA DOT BREAK QUOTE]))|UNITS(?:EARLIER|LATER)", spans.earlier),
    Rule("event", "(?:COUNTED MORE?ANYUNIT|APPROX? UNITS)(?=[BEFORE AFTER FOLLOWING])|THE UNIT(?=[BEFORE AFTER FOLLOWING])", spans.of_event, 0.7),
    Rule("stretch", "SHADE(?:THE|DEM|OWN|EVERY OF THE)?(?:LAST|NEXT|LATEST|RECENT|FOLLOWING|PRECEDING)COUNTED?MORE?UNITS"
         "(?:AND UNITS)?", spans.stretch),
    Rule("calendar-unit", "SHADE(?:THE|DEM|OWN|ART)?(?:LAST|NEXT|LATEST|SAME|FOLLOWING|PRECEDING)FISCAL?(?:UNIT|PERIOD)"
         "(?:LAST UNIT)?|SHADE(?:DEM(?:LAST|NEXT|FOLLOWING|SAME)?|THAT SAME?)FISCAL?UNIT", spans.calendar_unit),
    Rule("bare-unit", "SHADE THE(?:MORE|FISCAL)?UNIT(?:ART UNIT AGO)?", spans.bare_unit, 0.6),
    Rule("the-past", "IN? THE LAST(?![OTHER NUM DAY UNIT UNITS VAGUE MORE])", spans.the_past, 0.7),
    Rule("one-day", "NUM UNIT", spans.one_day, 0.6),
    Rule("fraction", "(?:ART|THE)?UNIT DASH UNIT", spans.fraction),
    Rule("within", "(?:IN|WITHIN)COUNTED MORE?ANYUNIT(?:POSS TIME?|TIME)?", spans.within),
    Rule("duration", "(?:THE|DEM)?(?:ORD|LAST)?(?:COUNTED (?:MORE COUNT?)?)?DASH?ANYUNIT(?:HALVED|(?:OR|TO|AND)UNITS)?", spans.duration, 0.8),
    Rule("while", "(?:FOR|IN)?WHILE", spans.a_while, 0.7),
    # Words
    Rule("present", "PRESENT", spans.present, 0.8),
    Rule("past", "PAST", spans.past, 0.8),
    Rule("future", "FUTURE", spans.future, 0.7),
    Rule("adverb", "ADVERB", spans.recurrent, 0.6),
)  # fmt: skip
"""Every construction, the more specific first."""
