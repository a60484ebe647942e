"""Join what the lanes of one source found: an entity met in two lanes under one full name is one entity.

Only names decide, and only names that belong to one entity in each lane: a bare description ("a guard") or a
surname that two people share is never joined across lanes. What is left apart, a person can join later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from kartoteka.model_reader.assemble import Assembly, Met


def join_lanes(assembly: Assembly) -> None:
    """Merge entities of different lanes in place, and rename them in claims, relations and listings."""
    renamed = _same(assembly)
    if not renamed:
        return
    for old, new in renamed.items():
        gone = assembly.met.pop(old)
        kept = assembly.met[new]
        kept.names += gone.names
        for span, form in gone.mentions.items():
            kept.mentions.setdefault(span, form)
    _rename(assembly, renamed)


def _same(assembly: Assembly) -> dict[str, str]:
    owners: dict[tuple[str, str], list[str]] = defaultdict(list)
    for id_, met in assembly.met.items():
        for name in _printed_names(assembly, met):
            owners[met.kind, name].append(id_)
    renamed: dict[str, str] = {}
    for ids in owners.values():
        lanes = [id_.split("/")[0] for id_ in ids]
        if len(ids) > 1 and len(set(lanes)) == len(ids):
            first = _final(ids[0], renamed)
            for other in ids[1:]:
                if _final(other, renamed) != first:
                    renamed[_final(other, renamed)] = first
    return {old: _final(old, renamed) for old in renamed}


def _final(id_: str, renamed: Mapping[str, str]) -> str:
    while id_ in renamed:
        id_ = renamed[id_]
    return id_


def _printed_names(assembly: Assembly, met: Met) -> set[str]:
    text = assembly.source.text
    return {" ".join(text[s:e].split()).casefold() for (s, e), form in met.mentions.items() if form == "name"}


def _rename(assembly: Assembly, renamed: Mapping[str, str]) -> None:
    def new(id_: str) -> str:
        return renamed.get(id_, id_)

    assembly.claims[:] = [
        replace(
            claim,
            roles={role: tuple(dict.fromkeys(map(new, ids))) for role, ids in claim.roles.items()},
            holders=tuple(dict.fromkeys(map(new, claim.holders))),
        )
        for claim in assembly.claims
    ]
    assembly.relations[:] = [
        replace(r, subject=new(r.subject), object=None if r.object is None else new(r.object))
        for r in assembly.relations
    ]
    assembly.listings[:] = [replace(x, order=tuple(map(new, x.order))) for x in assembly.listings]
