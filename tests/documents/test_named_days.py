"""Named days."""

from datetime import date

import pytest

from detente.documents.named_days import named_days


@pytest.mark.parametrize(
    ("text", "year", "first", "last"),
    [
        ("Memorial Day", 2025, date(2025, 5, 26), date(2025, 5, 26)),
        ("Memorial Day weekend", 2025, date(2025, 5, 24), date(2025, 5, 26)),
        ("Thanksgiving", 2024, date(2024, 11, 28), date(2024, 11, 28)),
        ("Easter", 2024, date(2024, 3, 31), date(2024, 3, 31)),
        ("Orthodox Easter", 2024, date(2024, 5, 5), date(2024, 5, 5)),
        ("Easter weekend", 2024, date(2024, 3, 30), date(2024, 3, 31)),
        ("Victory Day", 2025, date(2025, 5, 9), date(2025, 5, 9)),
        ("Presidents’ Day", 2025, date(2025, 2, 17), date(2025, 2, 17)),
        ("Labor Day weekend", 2025, date(2025, 8, 30), date(2025, 9, 1)),
    ],
)
def test_named_days_in_a_year(text: str, year: int, first: date, last: date) -> None:
    """A year pins a named day down; its weekend reaches to the Monday that belongs to it."""
    (found,) = named_days(f"after {text} they met")
    assert found.words == text
    assert found.days(year) == (first, last)


def test_small_letters_are_no_names() -> None:
    """A named day is capitalised."""
    assert named_days("they spoke of easter and christmas") == ()
