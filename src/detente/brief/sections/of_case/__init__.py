"""What a case adds to the sections of a briefing, one module each."""
