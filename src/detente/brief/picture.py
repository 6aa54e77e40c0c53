"""A picture of moves between states: what a section composes; the page draws it, Markdown lists it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Arc", "Graph", "Node"]


@dataclass(frozen=True, slots=True)
class Node:
    """A state in the picture.

    Attributes:
        id: What arcs call it, and its number on the picture.
        name: What it is, in a few words.
        start: It is where things stand, from where the picture is read.
        rests: It is one that nobody leaves, by the concepts its section names.
        means: What it would mean, in two or three words.
    """

    id: str
    name: str
    start: bool = False
    rests: bool = False
    means: str = ""


@dataclass(frozen=True, slots=True)
class Arc:
    """One party's move from a state to a state; `improving` if it prefers where it goes."""

    start: str
    end: str
    by: str
    improving: bool


@dataclass(frozen=True, slots=True)
class Graph:
    """States and the moves between them; `more` states were left out."""

    caption: str
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    more: int = 0
