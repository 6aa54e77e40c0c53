"""How good a record is against gold that people coded: the same measures for any corpus and any coder."""
