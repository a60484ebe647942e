"""Words beside dates that hang on others."""

from __future__ import annotations

from kartoteka.reading.times.lexicon import word_set

BACK = frozenset({"before", "earlier", "previously", "ago", "prior", "sooner", "preceding", "early"})
STOP = frozenset({".", ",", ";", ":", "(", ")", "!", "?", "”", '"', "“", "—", "–"})
DETERMINERS = word_set("the his her their its my our your this that these those him them it me us")
AFTER_ADVERB = STOP | frozenset(
    [
        "",
        "]",
        "and",
        "in",
        "at",
        "for",
        "by",
        "as",
        "with",
        "while",
        "that",
        "on",
        "from",
        "because",
        "but",
        "had",
        "was",
        "were",
        "to",
    ]
)
"""What follows "two years before" where it is no preposition."""
