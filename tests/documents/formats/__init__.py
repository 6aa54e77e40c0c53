"""Tests of the readers, one a format."""
