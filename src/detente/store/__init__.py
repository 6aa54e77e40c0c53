"""The dossier on disk: what was read, what was coded, what persons decided, and its exports."""
