"""The graph model for conflict resolution, read from a case or a GMCR+ file."""
