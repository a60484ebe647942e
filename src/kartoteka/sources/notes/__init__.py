"""Note marks and the notes' own texts in a plain text, joined to each other. See `find`."""

from kartoteka.sources.notes.find import FoundNotes, find_notes

__all__ = ["FoundNotes", "find_notes"]
