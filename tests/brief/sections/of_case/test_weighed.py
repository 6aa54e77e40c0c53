"""Courses with a case: options, then the model, then what the texts urge."""

from __future__ import annotations

from tests.brief.cases import section


def test_what_the_texts_urge_comes_after_what_the_case_says() -> None:
    """The texts' courses stay, unweighed, at the end."""
    captions = [getattr(block, "caption", "") for block in section("courses").blocks]
    assert captions[0] == "What the parties can do"
    assert captions[-1] == "Urged on Harbour"
