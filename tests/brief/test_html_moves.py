"""Where states and moves are drawn: nothing is lost, nothing lies on anything else, and the order does not waver."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from detente.brief.html.moves import Box, Drawing, lay_out
from detente.brief.picture import Arc, Graph, Node


def _graph(nodes: int, arcs: list[tuple[int, int, bool]]) -> Graph:
    return Graph(
        "T",
        tuple(Node(str(n), f"state {n}", start=n == 0) for n in range(nodes)),
        tuple(Arc(str(a), str(b), "Varda", improving) for a, b, improving in arcs),
    )


graphs = st.integers(1, 14).flatmap(
    lambda n: st.builds(
        _graph,
        st.just(n),
        st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1), st.booleans()), max_size=20),
    )
)


def _apart(first: Box, second: Box, drawing: Drawing) -> bool:
    return abs(first.x - second.x) >= drawing.box_width or abs(first.y - second.y) >= drawing.box_height


@given(graphs)
def test_every_state_is_drawn_once_and_none_covers_another(graph: Graph) -> None:
    """Boxes are as many as states, lie inside the drawing and do not overlap."""
    drawing = lay_out(graph)
    assert [box.node for box in drawing.boxes] == list(graph.nodes)
    assert all(_apart(a, b, drawing) for a, b in combinations(drawing.boxes, 2))
    assert all(box.x + drawing.box_width <= drawing.width for box in drawing.boxes)
    assert all(box.y + drawing.box_height <= drawing.height for box in drawing.boxes)


@given(graphs)
def test_every_move_has_its_line(graph: Graph) -> None:
    """Moves of one course and sort share a line; no course is left out."""
    drawn = lay_out(graph).lines
    assert len(drawn) == len({(arc.start, arc.end, arc.improving) for arc in graph.arcs})


@given(graphs)
def test_the_same_picture_is_drawn_the_same(graph: Graph) -> None:
    """Nothing depends on chance or on the order of sets."""
    assert lay_out(graph) == lay_out(graph)


def test_ways_run_from_left_to_right() -> None:
    """Where things stand is leftmost, and each further move lies further right."""
    first, second, third = lay_out(_graph(3, [(0, 1, True), (1, 2, True)])).boxes
    assert first.x < second.x < third.x


def test_what_no_way_reaches_stands_apart_below() -> None:
    """A state without a way is under the line that says so."""
    drawing = lay_out(_graph(3, [(0, 1, True)]))
    assert drawing.apart
    assert drawing.boxes[2].y > drawing.apart > drawing.boxes[0].y
    assert not lay_out(_graph(2, [(0, 1, True)])).apart


def test_who_can_make_the_same_move_stands_on_one_line() -> None:
    """Two parties with one course are named together."""
    nodes = (Node("1", "a", start=True), Node("2", "b"))
    arcs = (Arc("1", "2", "Varda", True), Arc("1", "2", "Ostrel", True), Arc("1", "2", "Telma", False))
    assert [line.label for line in lay_out(Graph("T", nodes, arcs)).lines] == ["Varda, Ostrel", "Telma"]


def test_long_and_wide_names_are_cut_to_the_box() -> None:
    """At most four lines of so many letters, with an ellipsis; letters as wide as high count twice."""
    long = Graph("T", (Node("1", "word " * 60, start=True), Node("2", "停戦" * 40)), ())
    for box in lay_out(long).boxes:
        assert len(box.lines) <= 4
        assert max(map(len, box.lines)) <= 19
        assert box.lines[-1].endswith("…")
    assert max(map(len, lay_out(long).boxes[1].lines)) <= 9


def test_labels_of_crossing_ways_do_not_cover_each_other() -> None:
    """Labels that would meet in the middle move along their lines."""
    lines = lay_out(_graph(4, [(0, 1, True), (0, 2, True), (0, 3, True), (1, 3, True)])).lines
    assert all(abs(a.x - b.x) > 30 or abs(a.y - b.y) > 13 for a, b in combinations(lines, 2))
