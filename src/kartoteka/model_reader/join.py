"""Two readings of one source joined, a model's and the rules': agreement raises confidence, disagreement lowers it.

The model's reading is the frame, since it reads better (docs/models.md has the figures). Its claims get a confidence
from how far the rules agree; a claim that only the rules made is kept if it is sure enough, as doubtful, so that it
comes first in the review queue. The table of confidences is fitted on the development passages by
`tools/calibrate_model.py`.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from kartoteka.claims import Claim, Entity, Reading

LEADING = ("patient", "agent", "recipient")


@cache
def _table() -> Mapping[str, float]:
    found: Mapping[str, float] = tomllib.loads(
        files(__package__).joinpath("confidence.toml").read_text(encoding="utf-8")
    )["confidence"]
    return found


def join(model: Reading, rules: Reading) -> Reading:
    """The two readings as one; both must be of the same source.

    Raises:
        ValueError: they are of different sources.
    """
    if model.source.sha256 != rules.source.sha256:
        raise ValueError(f"{model.source.name} and {rules.source.name} are not the same source")
    same = same_entities(rules.entities, model.entities)
    partners = _partners(model.claims, rules.claims)
    claims = [_weighed(claim, partners.get(claim.id), same) for claim in model.claims]
    paired = {partner.id for partner in partners.values()}
    added, met = _rules_only([c for c in rules.claims if c.id not in paired], rules, same)
    ordered = sorted([*claims, *added], key=lambda claim: (claim.start, claim.end))
    return replace(
        model,
        entities=tuple(sorted([*model.entities, *met], key=lambda e: e.mentions[0].start)),
        claims=tuple(replace(claim, id=f"c{number}") for number, claim in enumerate(ordered, start=1)),
        times=model.times or rules.times,
    )


def same_entities(of: Iterable[Entity], among: Iterable[Entity]) -> dict[str, str]:
    """For each entity of the one reading the entity of the other that shares most of its words, by id.

    Name and description mentions count, each once, where they overlap; entities that share none are absent.
    """
    starts: dict[int, str] = {}
    for entity in among:
        for mention in entity.mentions:
            if mention.form != "pronoun":
                starts.update(dict.fromkeys(range(mention.start, mention.end), entity.id))
    found: dict[str, str] = {}
    for entity in of:
        votes = Counter(
            starts[m.start] if m.start in starts else starts[m.end - 1]
            for m in entity.mentions
            if m.form != "pronoun" and (m.start in starts or m.end - 1 in starts)
        )
        if votes:
            found[entity.id] = votes.most_common(1)[0][0]
    return found


def _partners(model: Iterable[Claim], rules: Iterable[Claim]) -> dict[str, Claim]:
    """For each model claim the rules' claim on the same words, one to one, same type first."""
    by_place: dict[int, list[Claim]] = defaultdict(list)
    for claim in rules:
        for place in range(claim.start, claim.end):
            by_place[place].append(claim)
    pairs = []
    for claim in model:
        overlapping = {c.id: c for place in range(claim.start, claim.end) for c in by_place.get(place, ())}
        pairs += [(other.type == claim.type, claim, other) for other in overlapping.values()]
    found: dict[str, Claim] = {}
    taken: set[str] = set()
    for _, claim, other in sorted(pairs, key=lambda pair: not pair[0]):
        if claim.id not in found and other.id not in taken:
            found[claim.id] = other
            taken.add(other.id)
    return found


def agreement(claim: Claim, other: Claim | None, same: Mapping[str, str]) -> str:
    """How far two readers agree on one claim: `alone`, `trigger`, `type`, `who` (type and who is concerned), or
    `all` (these, factuality and time)."""
    if other is None:
        return "alone"
    if other.type != claim.type:
        return "trigger"
    mine, theirs = _leading(claim, {}), _leading(other, same)
    if not (mine & theirs) and (mine or theirs):
        return "type"
    if other.factuality != claim.factuality or _bounds(other) != _bounds(claim):
        return "who"
    return "all"


def _leading(claim: Claim, same: Mapping[str, str]) -> set[str]:
    for role in LEADING:
        if claim.roles.get(role):
            return {same.get(entity, entity) for entity in claim.roles[role]}
    return set()


def _bounds(claim: Claim) -> object:
    return None if claim.time is None else claim.time.bounds


def _weighed(claim: Claim, other: Claim | None, same: Mapping[str, str]) -> Claim:
    level = agreement(claim, other, same)
    doubt = any(part == "time" for part, _ in claim.explanation)
    confidence = _table()[f"{level}_doubtful_time" if doubt and f"{level}_doubtful_time" in _table() else level]
    reason = "only the model read this" if other is None else f"model and rules agree: {level}"
    return replace(claim, confidence=confidence, explanation=(*claim.explanation, ("readers", reason)))


def _rules_only(claims: Iterable[Claim], rules: Reading, same: Mapping[str, str]) -> tuple[list[Claim], list[Entity]]:
    """Rules' claims that are sure enough to stand alone, with the entities that only the rules know (renamed)."""
    kept = [c for c in claims if (c.confidence or 0.0) >= _table()["rules_alone_from"]]
    needed = {e for c in kept for ids in c.roles.values() for e in ids} | {h for c in kept for h in c.holders}
    met = [replace(e, id=f"r{e.id}") for e in rules.entities if e.id in needed and e.id not in same and e.mentions]
    names = {**{e.id: f"r{e.id}" for e in rules.entities}, **same}
    return [_renamed(c, names) for c in kept], met


def _renamed(claim: Claim, names: Mapping[str, str]) -> Claim:
    return replace(
        claim,
        id=f"r{claim.id}",
        roles={role: tuple(dict.fromkeys(names.get(e, e) for e in ids)) for role, ids in claim.roles.items()},
        holders=tuple(names.get(h, h) for h in claim.holders),
        confidence=_table()["rules_alone"],
        explanation=(*claim.explanation, ("readers", "only the rules read this")),
    )
