"""Files into documents: clean text with offsets, labelled zones, a kind, a language and a date."""
