"""Stability where preferences are more than a row of payoffs: strong ones, and unknown ones."""
