"""Multi-issue bargaining."""
