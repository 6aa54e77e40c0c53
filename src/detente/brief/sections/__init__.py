"""The sections of a briefing, one module each, in the order that `compose` gives them."""
