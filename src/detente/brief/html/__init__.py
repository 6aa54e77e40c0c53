"""The briefing as one self-contained HTML file."""

from detente.brief.html.page import render_html

__all__ = ["render_html"]
