"""Gold: what people coded by hand, in one of four forms, told apart by what it holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError

from detente.coding.items import PloverRoot
from detente.errors import InputError, Problem
from detente.record.scoring.figures import Task
from detente.record.scoring.found import OneSpan, Row, Spans
from detente.record.scoring.intervals import is_day_or_range
from detente.record.scoring.json_files import explained, json_lines, lines_of_parts, text_of

__all__ = [
    "CORE_ACTS",
    "Gold",
    "GoldAct",
    "GoldAttribution",
    "GoldCase",
    "GoldEntry",
    "GoldEvent",
    "GoldQuotation",
    "GoldRoot",
    "GoldText",
    "GoldTime",
    "read_gold",
]

CORE_ACTS = frozenset({"demand", "offer", "threat", "promise", "refusal", "concession"})
"""The types of act that are scored unless the gold says otherwise of one."""


class GoldAttribution(Row):
    """An attribution: what attributes, to whom, what."""

    cue: Spans = ()
    source: Spans = ()
    content: Spans = ()


class GoldTime(Row):
    """A time expression and its TIMEX3 value."""

    span: OneSpan
    value: str | None = None
    ttype: str = ""


class GoldRoot(Row):
    """A PLOVER root that a text tells."""

    plover: PloverRoot


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text and what people found in it for one task."""

    doc_id: str
    text: str
    attributions: tuple[GoldAttribution, ...] = ()
    times: tuple[GoldTime, ...] = ()
    roots: tuple[GoldRoot, ...] = ()


def _ranged(text: str) -> str:
    if text and not is_day_or_range(text):
        raise ValueError(
            "a date is a year, a month or a day, or two of them with '/' between: 2025-05/2025-07"
        )
    return text


def _empty(value: Any) -> Any:
    return "" if value is None else value


GoldDate = Annotated[str, BeforeValidator(_empty), AfterValidator(_ranged)]


class GoldEntry(Row):
    """Something coded in one of the files of a case."""

    id: str = ""
    file: str
    span: OneSpan


class GoldQuotation(GoldEntry):
    """Words or thoughts of a speaker in a file; `term` as mode marks what is no quotation."""

    speaker: str
    mode: str
    context_span: OneSpan | None = None


class GoldAct(GoldEntry):
    """An act; scored if it is core."""

    actor: str
    type: str
    core: bool | None = None

    @property
    def scored(self) -> bool:
        """Whether it counts."""
        return self.type in CORE_ACTS if self.core is None else self.core


class GoldEvent(GoldEntry):
    """Something told to have happened; scored if it did and has a date."""

    actor: str
    realis: str
    date: GoldDate = ""


class GoldCase(Row):
    """Whole articles coded by hand.

    Attributes:
        documents: The files, by the ends of their paths.
        aliases: For each party the beginnings of words that name it.
    """

    documents: dict[str, Any] = Field(min_length=1)
    quotations: tuple[GoldQuotation, ...] = ()
    acts: tuple[GoldAct, ...] = ()
    events: tuple[GoldEvent, ...] = ()
    aliases: dict[str, tuple[Annotated[str, Field(min_length=1)], ...]] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gold:
    """Gold for one task: texts with annotations, or a case."""

    task: Task
    texts: tuple[GoldText, ...] = ()
    case: GoldCase | None = None


class _Line(Row):
    doc_id: str
    text: str
    annotations: tuple[dict[str, Any], ...]


_TextTask: TypeAlias = Literal["attribution", "time", "plover"]
_FORMS = "`attribution` annotations, `timex` annotations, annotations with `plover`, or one JSON object of a coded case"


def read_gold(path: Path, task: Task | None = None) -> Gold:
    """Return the gold of a file.

    Args:
        path: JSON Lines (attribution, time, plover) or one JSON object (seeds).
        task: What it is gold for; None takes the one task that it holds something for.

    Raises:
        InputError: the file cannot be read, holds nothing for the task or something for several, or parts of it
            cannot be used; every problem with its line and field.
    """
    if task == "seeds" or (task is None and _is_case(path)):
        return Gold("seeds", case=_case(path))
    problems: list[Problem] = []
    lines = [(place, _line(place, row, problems)) for place, row in json_lines(path, problems)]
    read = [(place, line) for place, line in lines if line is not None]
    chosen = task or _task_of(path, [line for _, line in read], problems)
    if chosen is None:
        raise InputError(problems)
    texts = [_text(place, line, chosen, problems) for place, line in read]
    if not problems and not any(text.attributions or text.times or text.roots for text in texts):
        problems.append(Problem(str(path), f"nothing in it for the task {chosen!r}", f"gold has {_FORMS}"))
    if problems:
        raise InputError(problems)
    return Gold(chosen, tuple(texts))


def _is_case(path: Path) -> bool:
    """Return whether a file is one JSON object of a case rather than JSON Lines."""
    first, _, rest = text_of(path).strip().partition("\n")
    try:
        row = json.loads(first)
    except (ValueError, RecursionError):
        return first.startswith("{") and bool(rest)
    return isinstance(row, dict) and bool({"documents", "meta"} & set(row)) and not rest


def _case(path: Path) -> GoldCase:
    text = text_of(path)
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = f": line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError([Problem(f"{path}{line}", f"not valid JSON: {error}")]) from error
    if isinstance(raw, dict) and "documents" not in raw and isinstance(raw.get("meta"), dict):
        raw = raw | {"documents": dict.fromkeys(raw["meta"].get("files") or ())}
    try:
        case = GoldCase.model_validate(raw)
    except ValidationError as error:
        raise InputError(list(explained(error, str(path), lines_of_parts(text)))) from error
    strangers = list(_strangers(path, case))
    if strangers:
        raise InputError(strangers)
    return case


def _strangers(path: Path, case: GoldCase) -> Iterator[Problem]:
    entries: dict[str, Sequence[GoldEntry]] = {
        "quotations": case.quotations,
        "acts": case.acts,
        "events": case.events,
    }
    for part, several in entries.items():
        for number, entry in enumerate(several, 1):
            if entry.file not in case.documents:
                rule = f"{entry.file!r} is not among the documents"
                yield Problem(f"{path}: {part} {number}: file", rule, "add it there")


def _line(place: str, row: dict[str, Any], problems: list[Problem]) -> _Line | None:
    try:
        return _Line.model_validate(row)
    except ValidationError as error:
        problems.extend(explained(error, place))
        return None


def _task_of(path: Path, lines: Sequence[_Line], problems: list[Problem]) -> _TextTask | None:
    found = {task for line in lines for row in line.annotations for task in _tasks(row)}
    if len(found) == 1:
        return found.pop()
    if found:
        rule = f"gold for several tasks: {', '.join(sorted(found))}"
        problems.append(Problem(str(path), rule, "say which with --task"))
    elif not problems:
        problems.append(Problem(str(path), "nothing in it is gold for any task", f"gold has {_FORMS}"))
    return None


def _tasks(row: dict[str, Any]) -> Iterator[_TextTask]:
    if row.get("type") == "attribution":
        yield "attribution"
    if row.get("type") == "timex":
        yield "time"
    if row.get("plover"):
        yield "plover"


def _text(place: str, line: _Line, task: _TextTask, problems: list[Problem]) -> GoldText:
    attributions, times, roots = [], [], []
    for number, row in enumerate(line.annotations):
        if task not in _tasks(row):
            continue
        try:
            if task == "attribution":
                attributions.append(GoldAttribution.model_validate(row))
            elif task == "time":
                times.append(GoldTime.model_validate(row))
            else:
                roots.append(GoldRoot.model_validate(row))
        except ValidationError as error:
            problems.extend(explained(error, f"{place}: annotation {number + 1}"))
    whole = GoldText(line.doc_id, line.text, tuple(attributions), tuple(times), tuple(roots))
    problems.extend(_beyond(place, whole))
    return whole


def _beyond(place: str, gold: GoldText) -> Iterator[Problem]:
    spans: Iterable[OneSpan] = (
        *(span for each in gold.attributions for span in (*each.cue, *each.source, *each.content)),
        *(each.span for each in gold.times),
    )
    for start, end in spans:
        if end > len(gold.text):
            rule = f"the span [{start}, {end}] ends after the text of {len(gold.text)} characters"
            yield Problem(place, rule, "spans count code points")
