"""Tests of the sections of a briefing."""
