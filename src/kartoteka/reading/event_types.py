"""What is true of a type of event, whatever word names it: `data/event_types.toml`."""

from __future__ import annotations

from kartoteka.reading.word_rows import rows


def types(name: str) -> frozenset[str]:
    """The types of the vocabulary in one class of the file, such as `undergone`.

    Raises:
        KeyError: the file has no such class.
    """
    return rows("event_types")[name]
