"""On a page that tells of nothing done to anybody, the words of the lexicon are no claims."""

from __future__ import annotations

from kartoteka.reading import read
from kartoteka.reading.particular import LEAST, likelihood
from kartoteka.reading.read import draft_reading
from kartoteka.sources import from_text

STATUTE = """
Every sentence shall be pronounced in open court, and no sentence of death shall be imposed by fewer than three judges.
A person who is arrested shall be told the reason, and may be detained for no longer than the law allows. Where a
prisoner escapes, the governor must report it to the magistrate, who may order a search. Fines are paid to the clerk.
Witnesses who refuse to answer can be committed, and whoever gives false evidence may be tried. The accused may write
to his counsel, and letters must not be opened. Such are the rules, and such they ought to remain in every country that
values its freedom, whatever those may say who would rather see them changed.
"""

STORY = """
On 14 March 1935 Gustav Shpet was arrested in Moscow. The officers searched his flat for nine hours and took his
papers. In June the Special Board sentenced him to five years of exile, and he was sent to Yeniseisk. His wife wrote to
Stalin in the autumn; in January 1936 he was allowed to move to Tomsk, where he translated Hegel. On 27 October 1937 he
was arrested again. A troika sentenced him to death on 9 November, and he was shot in Tomsk a week later. His daughters
learnt of it only after many years, when the case was opened and the verdict was annulled.
"""


def _types(text: str) -> list[str]:
    return [claim.type for claim in read(from_text(text.strip())).claims]


def test_rules_are_no_events_and_a_story_loses_none() -> None:
    alone, with_rules = _types(STORY), _types(STATUTE + "\n" + STORY)
    assert {"arrest", "search", "sentence", "killing", "rehabilitation"} <= set(alone)
    everything = draft_reading(from_text(STATUTE.strip()), without=frozenset({"nothing particular"}))[1]
    assert len(_types(STATUTE)) <= 2 < len(everything)
    assert len(with_rules) <= len(alone) + 4


def test_a_reader_can_see_how_likely_something_particular_is_told() -> None:
    for claim in read(from_text(STORY.strip())).claims:
        said = [reason for part, reason in claim.explanation if part == "type" and "particular" in reason]
        assert len(said) == 1
        assert int(said[0].split("%")[0]) >= 100 * LEAST - 1


def test_what_is_told_as_done_is_likelier() -> None:
    assert 0 < likelihood({"asserted": -1.0}) < likelihood({"asserted": 1.0}) < 1
