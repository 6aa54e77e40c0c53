"""TOML files that people write: read, checked against a model, and every problem placed at its line."""
