"""The case: what a person makes of the record. Every judgement stands on it, or says that it is assumed and why."""
