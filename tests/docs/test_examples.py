"""The documentation does what it says: its examples run, its links lead somewhere, its reference is current."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.command_line import PAGE, whole
from tests.docs.pages import ROOT, blocks, headings, links, pages
from tests.docs.sandbox import Sandbox

_TAKES_TIME = re.compile(r"^\$ \S*detente (brief|code|codebook) |write_brief", re.MULTILINE)


def _runs(page: Path) -> bool:
    return any(block.language in ("console", "python", "output") for block in blocks(page))


def _marked(page: Path) -> object:
    slow = any(_TAKES_TIME.search(block.text) for block in blocks(page))
    return pytest.param(page, id=_name(page), marks=pytest.mark.slow if slow else ())


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def test_there_are_examples() -> None:
    """The pages that newcomers begin with have examples to run."""
    running = {_name(page) for page in pages() if _runs(page)}
    assert {"README.md", "docs/tutorial/first-briefing.md", "docs/how-to/read-many-articles.md"} <= running


@pytest.mark.parametrize("page", [_marked(page) for page in pages() if _runs(page)])
def test_examples_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command and program on a page runs, and says what the page shows."""
    monkeypatch.chdir(tmp_path)
    sandbox = Sandbox(tmp_path)
    for block in blocks(page):
        sandbox.run(block)


@pytest.mark.parametrize("page", pages(), ids=_name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every link on a page names a file that is there, and a heading in it."""
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        if anchor and target.suffix == ".md":
            assert anchor in headings(target), link


def test_every_page_can_be_reached() -> None:
    """Whoever follows links from the index of the documentation comes to all of it."""
    index = ROOT / "docs" / "README.md"
    reached, waiting = {index}, [index]
    while waiting:
        page = waiting.pop()
        for link in links(page):
            target = (page.parent / link.partition("#")[0]).resolve()
            if target.suffix == ".md" and target.exists() and target not in reached:
                reached.add(target)
                waiting.append(target)
    assert {page for page in pages() if (ROOT / "docs") in page.parents} <= reached


def test_command_line_reference_is_current() -> None:
    """The reference of the command line has the program's own help; `python -m tests.docs.command_line` writes it."""
    assert PAGE.read_text(encoding="utf-8") == whole()


def test_pictures_are_small() -> None:
    """No picture of the documentation weighs more than 300 kB."""
    assert {
        picture.name for picture in ROOT.glob("docs/images/*") if picture.stat().st_size > 300_000
    } == set()
