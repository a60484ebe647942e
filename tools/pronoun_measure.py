"""Two measures of who a third-person pronoun is given to, against a gold of chains.

*antecedent*: the mention of the same entity right before the pronoun (a name, a description or another pronoun) is of
the pronoun's gold chain. So coreferee counts (its README gives 83 to 84 % on LitBank and ParCor), though only pronouns
that have a right mention to choose; here every pronoun counts, one without an earlier mention as wrong.

*person*: the entity that the pronoun is given shares most of its names and descriptions with the gold chain. This is
what a dossier stands on, and much harder: one wrong turn makes every pronoun of the run after it wrong, though each
has a right antecedent.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kartoteka.claims.model import Mention
from kartoteka.reading.cast import Cast

Span = tuple[int, int]
HE = frozenset(["he", "him", "his", "himself"])
SHE = frozenset(["she", "her", "hers", "herself"])
THEY = frozenset(["they", "them", "their", "theirs", "themselves"])
THIRD = HE | SHE | THEY
FIRST_SECOND = frozenset(
    ["i", "me", "my", "mine", "myself", "you", "your", "yours", "yourself", "we", "us", "our", "ours", "ourselves"]
)


@dataclass(frozen=True)
class Gold:
    """Chains by place: of each span, and of the names and descriptions (length, start, chain) at each word's start."""

    chain_at: dict[Span, str]
    form_at: dict[Span, str]
    phrases: dict[int, list[tuple[int, int, str]]]

    def chain(self, mention: Mention) -> str | None:
        """The gold chain of what the reader mentions there: the smallest phrase with this word."""
        if mention.form == "pronoun":
            return self.chain_at.get((mention.start, mention.end))
        around = self.phrases.get(mention.start, [])
        return min(around)[2] if around else None


def gold_of(document: dict[str, Any]) -> Gold:
    """The gold of a document with `text` and `mentions` (start, end, form PROP, NOM or PRON, chain)."""
    marked = [m for m in document["mentions"] if m.get("chain")]
    phrases: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for m in marked:
        if m["form"] in ("PROP", "NOM"):
            for at in range(m["start"], m["end"]):
                if at == m["start"] or document["text"][at - 1] == " ":
                    phrases[at].append((m["end"] - m["start"], m["start"], m["chain"]))
    return Gold(
        {(m["start"], m["end"]): m["chain"] for m in marked},
        {(m["start"], m["end"]): m["form"] for m in marked},
        phrases,
    )


def count_pronouns(document: dict[str, Any], cast: Cast, counts: Counter[str]) -> None:
    """Add the document's pronouns of persons by group: how many, resolved, with the right antecedent, person."""
    gold = gold_of(document)
    chain_of, given = entity_chains(cast, gold)
    mentions = {entity.id: entity.mentions for entity in cast.entities}
    for span, chain in gold.chain_at.items():
        if gold.form_at[span] != "PRON":
            continue
        for group in groups_of(document["text"][span[0] : span[1]].lower()):
            counts[group] += 1
            counts[f"{group} resolved"] += span in given
            counts[f"{group} person"] += any(chain_of.get(e) == chain for e in given.get(span, ()))
            counts[f"{group} antecedent"] += any(
                _antecedent_chain(gold, mentions[e], span[0]) == chain for e in given.get(span, ())
            )


def groups_of(word: str) -> tuple[str, ...]:
    """The groups that a pronoun is counted in: *third* and *he*, *she* or *they*; or *i, you, we*; or none."""
    for group, words in (("he", HE), ("she", SHE), ("they", THEY)):
        if word in words:
            return "third", group
    return ("i, you, we",) if word in FIRST_SECOND else ()


def _antecedent_chain(gold: Gold, mentions: Iterable[Mention], start: int) -> str | None:
    before = [m for m in mentions if m.start < start]
    return gold.chain(max(before, key=lambda m: m.start)) if before else None


def entity_chains(cast: Cast, gold: Gold) -> tuple[dict[str, str], dict[Span, list[str]]]:
    """For each entity its gold chain by majority; for each pronoun span the entities it was given.

    An entity of pronouns only is nobody's whose chain has a name or description: else to leave every pronoun alone
    would be right. A narrator who says *I* may be.
    """
    described = {phrase[2] for phrases in gold.phrases.values() for phrase in phrases}
    chain_of: dict[str, str] = {}
    given: dict[Span, list[str]] = defaultdict(list)
    for entity in cast.entities:
        votes: Counter[str] = Counter()
        weak: Counter[str] = Counter()
        for m in entity.mentions:
            chain = gold.chain(m)
            if m.form == "pronoun":
                given[(m.start, m.end)].append(entity.id)
                if chain is not None and (chain not in described or cast.narrator == entity.id):
                    weak[chain] += 1
            elif chain is not None:
                votes[chain] += 1
        best = (votes or weak).most_common(1)
        if best:
            chain_of[entity.id] = best[0][0]
    return chain_of, given


def show_pronouns(title: str, counts: Counter[str]) -> None:
    """One line a group of pronouns."""
    for group in ("third", "he", "she", "they", "i, you, we"):
        n = counts[group]
        if n:
            antecedent, person, resolved = (
                counts[f"{group} {key}"] / n for key in ("antecedent", "person", "resolved")
            )
            print(
                f"{title} pronouns ({group}): right antecedent {antecedent:.3f}, right person {person:.3f} of {n}; "
                f"resolved {resolved:.3f}",
                flush=True,
            )
