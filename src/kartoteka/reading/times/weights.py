"""What a story costs to tell: the weights of the search in `kartoteka.reading.times.story`.

They were set on development data (histories of wars, made-up sentences, example narratives) by trying one change after
the other; tests/reading/times/test_shared_scores.py holds what they reach.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """The costs; lower is likelier. Distances count by their logarithm."""

    forward: float = 0.45
    """A step forward to a date whose words leave a choice."""
    forward_plain: float = 0.29
    """The same where they leave none."""
    forward_most: float = 2.0
    """No step forward costs more."""
    leap: float = 0.4
    """A step forward of more than seven months to a date without its year: it lies nearer behind than ahead."""
    back: float = 0.26
    """Any step back."""
    back_far: float = 0.64
    """And by its distance."""
    back_easy: float = 0.6
    """The share of that where the words look back."""
    back_section: float = 0.35
    """The share of that where a new section has begun, as in lists."""
    back_opening: float = 0.85
    """The share of it for a full date that opens its sentence: it begins another thread."""
    back_paragraph: float = 0.76
    """The share of it for a full date with which a paragraph begins."""
    back_most: float = 4.0
    """No step back costs more."""
    steps: float = 1.0
    """Each New Year but the first that the line steps over without naming the year."""
    until_back: float = 1.5
    """An end ("until 26 May") before the line's last date."""
    within: float = 0.17
    """Into a period that has begun before the line's last date."""
    aside: float = 0.8
    """To stand aside without a word that says so."""
    aside_opening: float = 0.8
    """And more where the expression opens its sentence: such a date leads the story on."""
    aside_closing: float = 0.6
    """The share of it for a bare year at a sentence's end or behind "of": it often only looks ahead or back."""
    aside_cued: float = 0.27
    """With a word that says so."""
    aside_again: float = 0.78
    """Counted from a date that stood aside itself."""
    aside_gap: float = 0.19
    """By the distance from the line."""
    aside_gap_most: float = 1.0
    """The most of that where words say that it stands aside."""
    main_despite: float = 0.15
    """On the line although words look back."""
    main_in_bracket: float = 5.0
    """On the line although it stands in brackets, in a note, or is a birth."""
    other_reference: float = 2.5
    """Counted from the last date that stood aside, in another sentence."""
    other_pointer: float = 0.9
    """The same for words that point back: that summer, the following year."""
    over_the_named: float = 1.5
    """A day without its month, counted from the line although the sentence before named a date that stood aside."""
    over_pointer: float = 0.5
    """Words that point back, counted from the line although the sentence before told of a date that stood aside."""
    other_reference_near: float = 0.15
    """Counted from the line although a date stood aside in the same sentence."""
    over_the_last: float = 1.2
    """That day, counted from the line although the sentence before opened with a date that stood aside."""
    day_reference: float = 0.45
    """A day counted from the last day that was named, where the line is at a month or a year."""
    over_term: float = 1.0
    """Counted back from the end of a length that was lived through, and not from what was told before it."""
    from_birth: float = 1.5
    """A length counted from a birth that does not name it."""
    resume: float = 1.0
    """A new paragraph goes on from before the leap ahead of the last one, or from where that began."""
    heading: float = 0.2
    """The share of a step's cost that a heading pays."""


WEIGHTS = Weights()
