"""Two readings of one source joined, a model's and the rules': agreement raises confidence, disagreement lowers it.

The model's reading is the frame, since it reads better (docs/models.md has the figures). Its claims get a confidence
from how far the rules agree; a claim that only the rules made is kept if it is sure enough, as doubtful, so that it
comes first in the review queue. The table of confidences is fitted on the development passages by
`tools/calibrate_model.py`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from kartoteka.claims import Claim, Entity, Reading
from kartoteka.claims.difference import partners, same_entities

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
    found = partners(model.claims, rules.claims)
    claims = [_weighed(claim, found.get(claim.id), same) for claim in model.claims]
    paired = {partner.id for partner in found.values()}
    added, met = _rules_only([c for c in rules.claims if c.id not in paired], rules, same)
    ordered = sorted([*claims, *added], key=lambda claim: (claim.start, claim.end))
    return replace(
        model,
        entities=tuple(sorted([*model.entities, *met], key=lambda e: e.mentions[0].start)),
        claims=tuple(replace(claim, id=f"c{number}") for number, claim in enumerate(ordered, start=1)),
        times=model.times or rules.times,
    )


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


def level_of_each(model: Reading, rules: Reading) -> dict[str, str]:
    """For each claim of the model the level of agreement (`agreement`, or `doubtful_time` where our own reading of
    its time differs); for each claim that only the rules made, its id with an `r` in front, `rules_alone`."""
    same = same_entities(rules.entities, model.entities)
    found = partners(model.claims, rules.claims)
    levels = {claim.id: _level(claim, found.get(claim.id), same) for claim in model.claims}
    paired = {partner.id for partner in found.values()}
    return levels | {f"r{claim.id}": "rules_alone" for claim in rules.claims if claim.id not in paired}


def _level(claim: Claim, other: Claim | None, same: Mapping[str, str]) -> str:
    level = agreement(claim, other, same)
    differs = level != "all" and any(part == "time" for part, _ in claim.explanation)
    return "doubtful_time" if differs else level


def _weighed(claim: Claim, other: Claim | None, same: Mapping[str, str]) -> Claim:
    level = _level(claim, other, same)
    reason = "only the model read this" if other is None else f"the rules read these words too: {level}"
    return replace(claim, confidence=round(_table()[level], 3), explanation=(*claim.explanation, ("readers", reason)))


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
