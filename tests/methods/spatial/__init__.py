"""Tests of the spatial models' adapter."""
