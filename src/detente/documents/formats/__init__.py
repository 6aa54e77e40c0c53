"""One module a format: bytes into an `Extracted`. Heavy libraries are imported where they are used."""
