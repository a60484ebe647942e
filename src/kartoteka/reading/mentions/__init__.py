"""Mentions: names, descriptions (nominals) and pronouns, found in the parsed document."""

from kartoteka.reading.mentions.model import Found
from kartoteka.reading.mentions.names import find_names
from kartoteka.reading.mentions.nominals import find_nominals
from kartoteka.reading.mentions.pronouns import find_pronouns

__all__ = ["Found", "find_names", "find_nominals", "find_pronouns"]
