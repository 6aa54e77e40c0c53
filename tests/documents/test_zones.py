"""Labels over a text."""

from hypothesis import given
from hypothesis import strategies as st

from detente.documents.model import Zone
from detente.documents.zones import zones

PROSE = (
    "Delegates from both countries spent the whole of Thursday in the lakeside hotel, and nobody who left it in the"
    " evening would say whether the draft had been opened at all."
)
SHORT_PROSE = "The mediators kept their own counsel for the rest of the afternoon, as they had promised."


def labels(text: str, **given: object) -> list[tuple[str, str]]:
    """Return each zone's label with its first words."""
    return [(zone.kind, text[zone.start : zone.end][:14]) for zone in zones(text, **given)]  # type: ignore[arg-type]


@given(
    st.lists(
        st.sampled_from(
            [PROSE, "By Ana Roe", "Most Read", "> I stay.", "-", "", "A Short Line", "3 Comments"]
        )
    )
)
def test_zones_are_in_order_apart_and_cover_all_that_is_not_white_space(parts: list[str]) -> None:
    """Nothing is taken away: between zones there is white space only."""
    text = "\n".join(parts)
    position, outside = 0, ""
    for zone in zones(text):
        assert position <= zone.start < zone.end
        outside += text[position : zone.start]
        position = zone.end
    assert (outside + text[position:]).strip() == ""


def test_headline_deck_and_body() -> None:
    """A short first line is the headline, the line close under it the deck, if a blank line follows."""
    text = f"A Bridge Nobody Wants, and Why It Should Be Built\nThe river can wait no longer.\n\n{PROSE}\n{PROSE}"
    assert [kind for kind, _ in labels(text)] == ["headline", "headline", "body", "body"]


def test_a_text_without_headline_begins_with_its_body() -> None:
    """A first line that is a paragraph is body, however many blank lines stand before it."""
    assert [kind for kind, _ in labels(f"\n\n\n{PROSE}\n{SHORT_PROSE}")] == ["body", "body"]


def test_agency_head_and_tail() -> None:
    """Source line, date line and byline between headline and article are bylines; the tail is furniture."""
    text = "\n\n".join(
        [
            "Envoys Return Empty-Handed -- EXP",
            "Example Wires\nJul 09, 2031",
            "By Ana Roe",
            f"GENEVA -- {PROSE}",
            SHORT_PROSE,
            "Write to Ana Roe at ana@example.org",
            "(END) Example Newswires",
            "July 08, 2031 23:00 ET",
            "Most Discussed",
            "1. 1\n2. 2",
        ]
    )
    kinds = [kind for kind, _ in labels(text)]
    assert kinds == ["headline", "byline", "byline", "byline", "body", "body"] + ["boilerplate"] * 6


def test_a_byline_in_words() -> None:
    """`Written by` with a name is a byline; a sentence that begins with `By` is not."""
    text = f"Written by Rosa de la Cruz.\n{PROSE}\nBy Thursday both sides had stopped talking to the press altogether."
    assert [kind for kind, _ in labels(text)] == ["byline", "body", "body"]


def test_subheads_stand_before_prose_and_have_no_stop() -> None:
    """A short capitalised line before a paragraph is a headline of a section; a short question in it is not."""
    text = "\n".join(
        [PROSE, "What the Draft Leaves Open?", PROSE, "Would they sign?", PROSE, "A hard winter", PROSE]
    )
    assert [kind for kind, _ in labels(text)] == [
        "body",
        "headline",
        "body",
        "body",
        "body",
        "headline",
        "body",
    ]


def test_speech_led_in_by_a_colon_is_a_quotation() -> None:
    """A paragraph without quotation marks in the first person after `put it this way:` is quoted."""
    lead = "Asked why he had come at all, the president put it in these words:"
    text = f"{PROSE}\n{lead}\nIt is my duty to try. We did not begin this, and we will not end it alone.\n{PROSE}"
    assert [kind for kind, _ in labels(text)] == ["body", "body", "quotation", "body"]


def test_a_list_after_a_colon_is_no_quotation() -> None:
    """What follows a colon in the third person, or as a list, is body."""
    text = f"{PROSE}\nThe statement named two obstacles:\n- Our troops stand too near.\nThe border is not marked anywhere.\n{PROSE}"
    assert "quotation" not in [kind for kind, _ in labels(text)]


def test_marked_and_indented_quotations() -> None:
    """`>` marks a quotation; so does indentation where most of the text has none."""
    text = f"{PROSE}\n\n> We will be here tomorrow.\n\n      The road stays open to all who carry no arms.\n\n{PROSE}\n\n{PROSE}"
    assert [kind for kind, _ in labels(text)] == ["body", "quotation", "quotation", "body", "body"]


def test_a_text_indented_throughout_is_body() -> None:
    """Indentation common to all paragraphs means nothing."""
    text = "\n".join(f"     {PROSE}" for _ in range(4))
    assert {kind for kind, _ in labels(text)} == {"body"}


def test_the_given_title_marks_the_headline() -> None:
    """A first block that repeats the title is the headline even if it ends as a sentence does."""
    text = f"Both sides leave the table early.\n\n{SHORT_PROSE}\n\n{PROSE}"
    assert labels(text)[0][0] == "body"
    assert labels(text, title="Both Sides Leave the Table Early")[0][0] == "headline"


def test_hints_win() -> None:
    """A label that the format gives is kept."""
    text = f"{PROSE}\n{SHORT_PROSE}"
    hint = Zone("quotation", len(PROSE) + 1, len(text))
    assert [zone.kind for zone in zones(text, hints=(hint,))] == ["body", "quotation"]


def test_furniture_in_mid_article_does_not_end_it() -> None:
    """`Related articles` between paragraphs is furniture, and the paragraphs after it are body."""
    text = "\n".join([PROSE, PROSE, "Related articles", PROSE, PROSE, "5 Comments", "Nice one", "I disagree"])
    assert [kind for kind, _ in labels(text)] == ["body"] * 2 + ["boilerplate"] + ["body"] * 2 + [
        "boilerplate"
    ] * 3


def test_a_quotation_led_in_without_first_person() -> None:
    """After `put it this way:` an unquoted paragraph is the quotation, whoever it speaks of."""
    lead = "In a paper last month, a former envoy put the matter better than anybody has:"
    text = f"{PROSE}\n{lead}\nA mediator who goes home ends nothing but the one talk in which the sides must explain themselves.\n{PROSE}"
    assert [kind for kind, _ in labels(text)] == ["body", "body", "quotation", "body"]


def test_a_signature_is_furniture() -> None:
    """What follows two dashes at the end of a message is not its text."""
    assert [kind for kind, _ in labels(f"{PROSE}\n\n{PROSE}\n\n-- \nPress service")] == ["body"] * 2 + [
        "boilerplate"
    ] * 2
