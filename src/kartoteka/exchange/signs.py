"""The signs of certainty, each with its word: nothing is said by colour alone.

The signs are those of the timeline (`kartoteka.drawing.SIGNS`), so that the picture and the lines agree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from kartoteka.reasoning.dossier import Line, Standing

__all__ = ["SIGNS", "WORDS", "holder_chain", "told"]

SIGNS: Mapping[Standing, str] = MappingProxyType(
    {
        "fact": "",
        "probable": "~",
        "possible": "(?)",
        "open": "?",
        "denied": "✗",
        "probably not": "✗~",
        "possibly not": "✗?",
    }
)

WORDS: Mapping[Standing, str] = MappingProxyType(
    {
        "fact": "",
        "probable": "probable",
        "possible": "possible",
        "open": "not certain",
        "denied": "did not happen",
        "probably not": "probably not",
        "possibly not": "possibly not",
    }
)


def holder_chain(holders: Sequence[str]) -> str:
    """On whose word it stands, the nearest witness first: "Merkulov, as told by Ehrenburg"."""
    if not holders:
        return ""
    *outer, nearest = holders
    return ", as told by ".join([nearest, *reversed(outer)])


def told(line: Line) -> str:
    """How sure the line is and on whose word, in a few words.

    Empty for what the source tells as a fact of its own, and for what it denies of its own: the phrase says that.

    What the source denies after somebody told it is rejected by the source: "rumour; the source rejects it".
    """
    chain = holder_chain(line.holders)
    if line.standing == "fact":
        return chain
    if line.standing == "open":
        return f"alleged: {chain}" if chain else "planned, tried or alleged"
    if line.standing == "denied":
        return f"{chain}; the source rejects it" if chain else ""
    if line.standing in ("probably not", "possibly not") and chain:
        return f"{chain}; {WORDS[line.standing]}, says the source"
    return f"{WORDS[line.standing]}: {chain}" if chain else WORDS[line.standing]
