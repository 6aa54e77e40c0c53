"""Measurements, apart from the tests: `make bench` and `make accuracy`."""
