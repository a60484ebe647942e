"""Times are computed by us where we can: the model's bounds are held against our own reading of the same words.

The model points at the words on which a time rests; our time reader says what days these words mean. Where both
agree, or have a day in common, nothing is to be said. Where they differ, both are kept: the model's in the claim,
since it has weighed the story, ours in the explanation, and the claim is doubtful, so that a person looks.
"""

from __future__ import annotations

from dataclasses import replace

from kartoteka.claims import Claim, ClaimTime, Reading, Time
from kartoteka.model_reader.assemble import Assembly
from kartoteka.reading.dated import times_of
from kartoteka.values import Bounds


def check_times(assembly: Assembly) -> Reading:
    """The assembled reading with our own times in it, and each claim's time checked against them."""
    times = times_of(assembly.source, assembly.masked)
    assembly.claims[:] = [_checked(claim, assembly.time_words.get(claim.id, ()), times) for claim in assembly.claims]
    return replace(assembly.reading(), times=times)


def _checked(claim: Claim, words: tuple[tuple[int, int], ...], times: tuple[Time, ...]) -> Claim:
    basis = tuple(number for number, time in enumerate(times) if _touches(time, words))
    if claim.time is None or not basis:
        return claim
    said = claim.time.bounds
    ours = [times[number].bounds for number in basis]
    edtf = next((times[number].edtf for number in basis if times[number].bounds == said), None)
    dated = replace(claim, time=ClaimTime(said, edtf, basis))
    if any(_share_a_day(said, bounds) for bounds in ours):
        return dated
    differs = "; ".join(_in_words(bounds) for bounds in ours[:3])
    return replace(dated, explanation=(*claim.explanation, ("time", f"our reading of the words differs: {differs}")))


def _touches(time: Time, words: tuple[tuple[int, int], ...]) -> bool:
    return any(time.start < end and start < time.end for start, end in words)


def _share_a_day(said: Bounds, ours: Bounds) -> bool:
    starts = [b.earliest for b in (said, ours) if b.earliest is not None]
    ends = [b.latest for b in (said, ours) if b.latest is not None]
    return not starts or not ends or max(starts) <= min(ends)


def _in_words(bounds: Bounds) -> str:
    earliest, latest = bounds.to_iso()
    return str(earliest) if earliest == latest else f"{earliest or 'open'} to {latest or 'open'}"
