"""Who is who in one text: names, descriptions and pronouns become a cast of entities."""

from kartoteka.reading.who.whole import who_is_who

__all__ = ["who_is_who"]
