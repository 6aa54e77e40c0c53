"""The rules that find times, each under its stable name, in the order of `grammar`."""

from __future__ import annotations

from detente.coding.clauses.rule import Rule

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (
    Rule("age", "The age of a thing; a person's is passed over.", "A two-month-old truce fell apart."),
    Rule("iso", "A date in figures, the year first.", "The draft bears the date 2025-07-08."),
    Rule(
        "slashed",
        "A date in figures with slashes or full stops; the month comes first if it can.",
        "He dated it 19.05.2025.",
    ),
    Rule(
        "day",
        "A day of a month, with weekday, year and hour if they stand there.",
        "They met on Tuesday, July 8, 2025.",
    ),
    Rule("month-of-year", "A month with its year.", "The mission opened in early May 2025."),
    Rule("month-of-spelt-year", "A month with its year in words.", "It began in June nineteen ninety-four."),
    Rule("month-of-that-year", "A month of last, this or next year.", "The border closed in May last year."),
    Rule("weekday-of-week", "A weekday of last, this or next week.", "Envoys return Monday of next week."),
    Rule("weekday-set", "Weekdays that come again.", "The ferry sails on Sundays."),
    Rule(
        "weekday", "A weekday, with part of day and hour if they stand there.", "Chile answered late Monday."
    ),
    Rule("month", "A month whose year is left out.", "The committee sat in mid-July."),
    Rule("day-of-month", "A day whose month is left out.", "They will meet again on the 19th."),
    Rule("quarter", "A quarter of a year.", "Exports fell in this year's third quarter."),
    Rule("half", "Half of a year.", "Exports rose in the first half of 2024."),
    Rule(
        "season", "A season with an article, a year, or last, this, next.", "The crossing shut last winter."
    ),
    Rule("decade", "A decade.", "They signed in the early 1980s."),
    Rule("century", "A century.", "The claim goes back to the 19th century."),
    Rule("fiscal", "A fiscal year.", "Aid grew in fiscal 2024."),
    Rule("year-end", "The end or beginning of a year, month or week.", "Norway wants an answer by year-end."),
    Rule(
        "period-of-year",
        "A year named by the period it is compared with.",
        "It lost less than in the 1988 quarter.",
    ),
    Rule("spelt-year", "A year in words.", "The war began in nineteen ninety-four."),
    Rule("year", "A year.", "The treaty was signed in 1978."),
    Rule(
        "holiday",
        "A feast of fixed, counted or Easter-bound day, and its weekend.",
        "Guns fell silent on Christmas Day.",
    ),
    Rule(
        "deictic", "Today, yesterday, tomorrow, with part of day and hour.", "Norway replied late yesterday."
    ),
    Rule("clock", "An hour of the day.", "The guns stopped at 7:15 p.m."),
    Rule("part-of-day", "A part of a day told by this, last, that.", "The envoys left this morning."),
    Rule("set", "What comes again, counted.", "The commission meets every two weeks."),
    Rule(
        "year-earlier",
        "The period of a year before, compared with.",
        "It sold more than in the year-earlier quarter.",
    ),
    Rule("from-weekday", "A distance from a weekday.", "The deadline is a week from Monday."),
    Rule("ago", "A distance back from today.", "The talks broke down three years ago."),
    Rule("from-now", "A distance forward from today.", "The ban ends two weeks from now."),
    Rule("earlier", "A distance from a time told before.", "Two days later, Chile withdrew."),
    Rule(
        "event",
        "A distance from an event, whose day is not decided.",
        "Norway wrote the day before the call.",
    ),
    Rule("stretch", "A stretch up to or from today.", "The past three weeks were quiet."),
    Rule("calendar-unit", "A calendar unit counted from today.", "The envoy resigned last month."),
    Rule("bare-unit", "A calendar unit with an article alone.", "Fighting flared over the weekend."),
    Rule("the-past", "The past.", "Norway has mediated in the past."),
    Rule("one-day", "An indefinite day to come.", "The bridge will open one day."),
    Rule("fraction", "A part of a longer length.", "A quarter-century passed between the visits."),
    Rule("within", "A term.", "Chile must answer within 24 hours."),
    Rule("duration", "A length of time.", "They agreed on a 30-day truce."),
    Rule("while", "A length left open.", "The channel was silent for a while."),
    Rule("present", "A reference to the present.", "No talks are planned now."),
    Rule("past", "A reference to the past.", "Norway recently sent an envoy."),
    Rule("future", "A reference to the future.", "Chile will soon reply."),
    Rule("adverb", "An adverb for what comes again.", "The officers meet weekly."),
)
