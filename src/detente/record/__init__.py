"""Coded items joined over documents: whose claim it is, what became of a threat, who moved, where sources part."""
