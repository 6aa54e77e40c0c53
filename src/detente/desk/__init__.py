"""The use cases that every face of detente shares: read a folder, write a briefing, code to a file, review, export."""
