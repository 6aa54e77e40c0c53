"""The reference of a case file: its blocks are one case that loads, and it names every table and field there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from detente.case.case_file import CaseFile, load_case
from detente.case.grounds import Because
from tests.docs.pages import ROOT, blocks

PAGES = ("docs/reference/case.md", "docs/how-to/write-a-case.md")


def written(page: str) -> str:
    """Return the case that a page's blocks make up."""
    return "".join(block.text for block in blocks(ROOT / page) if block.argument == "case.toml")


@pytest.mark.parametrize("page", PAGES)
def test_the_blocks_of_a_page_are_a_case(page: str, tmp_path: Path) -> None:
    """What a page shows, put together, loads without a problem."""
    path = tmp_path / "case.toml"
    path.write_text(written(page), encoding="utf-8")
    case = load_case(path)
    assert len(case.options) == 3
    assert case.proposals


def test_every_table_has_an_example() -> None:
    """The reference shows each table of a case file at least once."""
    tables = set(re.findall(r"^\[\[([a-z_]+)\]\]$", written(PAGES[0]), re.MULTILINE))
    known = {name for name, field in CaseFile.model_fields.items() if list(_models(field.annotation))}
    assert tables == known


def test_every_field_is_named() -> None:
    """No field of any table, nor of a query, is missing from the reference."""
    page = (ROOT / PAGES[0]).read_text(encoding="utf-8")
    named = set(re.findall(r"[`\[.]([a-z_]+)(?=[`\]]| = )", page)) | set(
        re.findall(r"^([a-z_]+) = ", page, re.MULTILINE)
    )
    models: set[type[BaseModel]] = {Because, *_tables(CaseFile)}
    fields = {alias for model in models for alias in _names(model)}
    assert fields - named == set()


def _names(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield field.alias or name


def _tables(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for field in model.model_fields.values():
        for inner in _models(field.annotation):
            yield inner
            yield from _tables(inner)


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
