"""Who a text means: names, titles, epithets and pronouns resolved to people and bodies, with side and role at the date."""

from detente.coding.actors.cast import Cast, cast_of

__all__ = ["Cast", "cast_of"]
