"""Tests of the spatial models' kernels."""
