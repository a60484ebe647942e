"""Whom a description stands for: somebody spoken of before (*the prisoner*, *his wife*), or somebody new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kartoteka.reading.mentions.model import Found
from kartoteka.reading.mentions.words import KIN, PERSON_NOUNS, TIE_NOUNS, first_name_sex, singular, words_of_file
from kartoteka.reading.who.draft import Draft
from kartoteka.reading.who.groups import COUNTS
from kartoteka.reading.who.layout import Layout
from kartoteka.reading.who.trail import Trail

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "said", "same"})
_NEW = words_of_file("descriptions", "new")
GENERIC = words_of_file("descriptions", "generic") | words_of_file("descriptions", "callings")
_REACH = 40
_RANKS = (words_of_file("descriptions", "ranks_of_state"), words_of_file("descriptions", "ranks_of_arms"))
_CALLINGS = words_of_file("descriptions", "callings")
_HELD = words_of_file("descriptions", "held")


def head_word(doc: Doc, found: Found) -> str:
    """The folded singular of the description's noun."""
    token = doc[found.head]
    return singular(token.text, token.lemma_)


def determiner(token: Token) -> str:
    """`definite`, `possessive`, `new` (indefinite, counted) or `bare`."""
    kind = "bare"
    for child in token.lefts:
        if child.dep_ == "poss":
            return "possessive"
        if child.lower_ in _NEW or (child.dep_ == "nummod" and kind == "bare"):
            kind = "new"
        if child.lower_ in _DEFINITE and child.dep_ in ("det", "amod", "predet"):
            return "definite"
    if kind == "bare" and token.i > 0 and token.doc[token.i - 1].lower_ in _DEFINITE:
        return "definite"
    return kind


def possessor(token: Token) -> Token | None:
    """*[his] wife*, *[Volkonsky]'s mother*, *daughter of [Maria]*: the token of the one that the tie is to."""
    for child in token.lefts:
        if child.dep_ == "poss":
            return child
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "to"):
            for whole in child.children:
                if whole.dep_ == "pobj":
                    return whole
    return None


def restricted(token: Token) -> bool:
    """Whether a complement makes the description one of its own: *the pharmacist of the German hospital*."""
    return any(
        (child.dep_ == "prep" and child.lower_ in ("of", "from", "in", "at", "for")) or child.dep_ in ("relcl", "acl")
        for child in token.rights
    )


def counted(doc: Doc, found: Found) -> int | None:
    """The number in *the two men*, *the three*."""
    token = doc[found.head]
    for word in (token, *token.lefts):
        if word.lower_ in COUNTS:
            return COUNTS[word.lower_]
    return None


def of_all(token: Token) -> bool:
    """*all three*, *all four men*: nobody of the number is left out."""
    return any(word.lower_ == "all" for word in token.lefts)


def described_before(doc: Doc, where: Layout, trail: Trail, found: Found) -> Draft | None:
    """The latest entity that was described by the same noun, in the same number."""
    for draft in reversed(trail.by_head.get(head_word(doc, found), ())):
        if draft.plural == found.plural and not (found.sex and draft.sex and found.sex != draft.sex):
            return draft
    return None


def tied_back(other: Draft, found: Found, noun: str) -> Draft | None:
    """*his wife Vera ... [her husband]*; *Orlov's son Pyotr ... [his father]*: the one whose kin the possessor is."""
    for own, holder in other.tied_to.items():
        fits = not (found.sex and holder.sex and holder.sex != found.sex)
        if own in KIN and noun in KIN and KIN[own].inverse == _sort_of_kin(noun) and fits and not found.plural:
            return holder
    return None


def spouse_in_view(doc: Doc, where: Layout, trail: Trail, other: Draft, found: Found, noun: str) -> Draft | None:
    """*Vera was married to Orlov ... he brought [his wife] home*: of those just spoken of only one has a spouse.

    A pronoun's antecedent is less sure than that; a name's is not put in doubt.
    """
    owner = possessor(doc[found.head])
    if owner is None or owner.tag_ != "PRP$" or _sort_of_kin(noun) != "spouse" or noun not in KIN:
        return None
    spouses: list[Draft] = []
    for draft, step in trail.candidates():
        if where.sentence[found.head] - step.sentence > _NEAR:
            break
        spouse = draft.ties.get("spouse")
        if spouse is not None and draft is not other and not (found.sex and spouse.sex and spouse.sex != found.sex):
            spouses.append(spouse)
    return spouses[0] if len(set(map(id, spouses))) == 1 and spouses[0] is not other else None


_NEAR = 3
"""Sentences."""


def parents_in_view(doc: Doc, where: Layout, trail: Trail, found: Found) -> tuple[Draft, Draft] | None:
    """*his wife Vera ... [their] son*: the couple of whom one was spoken of last, of those who are each other's."""
    token = doc[found.head]
    noun = singular(token.head.text, token.head.lemma_)
    if token.lower_ != "their" or token.dep_ != "poss" or noun not in KIN or KIN[noun].inverse != "parent":
        return None
    if _several_before(token):
        return None
    for draft, step in trail.candidates():
        if where.sentence[found.head] - step.sentence > _NEAR:
            return None
        for own, holder in draft.tied_to.items():
            if _sort_of_kin(own) == "spouse" and holder.kind == "person" and draft.kind == "person":
                return holder, draft
    return None


def _several_before(token: Token) -> bool:
    """*[Robert and Magdalena] came with [their] son*: the subject of the clause is several."""
    for above in token.ancestors:
        for child in above.lefts:
            if child.dep_ in ("nsubj", "nsubjpass") and child.i < token.i:
                return child.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in child.children)
    return False


def _sort_of_kin(noun: str) -> str:
    """The kin word for either sex: *parent* of *father*, *spouse* of *widow*; itself where there is none."""
    back = KIN.get(KIN[noun].inverse) if noun in KIN else None
    return back.inverse if back is not None else noun


def of_the_same_name(trail: Trail, other: Draft, found: Found, noun: str) -> Draft | None:
    """*Hawa Timol ... her son*: the only one in view of that sex with the surname of the one whose kin it is."""
    if noun not in KIN or not other.named:
        return None
    surnames = {name[-1] for name in other.names if len(name) > 1}
    bearers = [
        draft
        for draft, _ in trail.candidates()
        if draft is not other and draft.kind == "person" and not (found.sex and draft.sex != found.sex)
        and any(len(name) > 1 and name[-1] in surnames for name in draft.names)
        and draft not in other.ties.values()
    ]  # fmt: skip
    return bearers[0] if len(bearers) == 1 else None


def most_in_view(doc: Doc, where: Layout, trail: Trail, found: Found, other: Draft | None = None) -> Draft | None:
    """The person that *the old man*, *the prisoner* most likely means: of the right sex, spoken of most and last."""
    sentence, noun = where.sentence[found.head], head_word(doc, found)
    pointing = any(child.lower_ in ("this", "that") for child in doc[found.head].lefts)
    decay = 1.0 if pointing else 0.03 if noun in _CALLINGS else 0.15
    best, best_score = None, 0.0
    for rank, (draft, step) in enumerate(trail.candidates(far=True)):
        if sentence - step.sentence > _REACH:
            break
        if draft.kind != "person" or draft is other or draft.first_person or not _can_be(draft, found, noun):
            continue
        if step.sentence == sentence and doc[step.found.head].head.i == doc[found.head].head.i:
            continue
        score = (
            len(draft.mentions) ** 0.5
            + (1.0 if draft.named else 0.0)
            - decay * (sentence - step.sentence)
            - 0.1 * min(rank, 5)
        )
        if noun in _HELD and draft.held:
            score += 1.5
        if best is None or score > best_score:
            best, best_score = draft, score
    return best


def _can_be(draft: Draft, found: Found, noun: str) -> bool:
    sex = found.sex or PERSON_NOUNS.get(noun, "")
    if any(noun in ranks and draft.heads & ranks and noun not in draft.heads for ranks in _RANKS):
        return False  # "the King" is not the one whom the text calls the Count
    if noun in _RANKS[0] and noun not in draft.heads and not _by_first_name(draft):
        return False
    return not (sex and draft.sex and draft.sex != sex)


def _by_first_name(draft: Draft) -> bool:
    """Whether the text has a first name alone for it, as for kings and bishops."""
    return any(len(name) == 1 and first_name_sex(name[0]) is not None for name in draft.names)


def those_called(trail: Trail, noun: str) -> list[Draft]:
    """*the [Counts]*, *the [brothers]*: the named persons who have been called so one by one, two to five of them."""
    if noun not in KIN and not any(noun in ranks for ranks in _RANKS):
        return []
    found = list(dict.fromkeys(d for d in trail.by_head.get(noun, ()) if d.kind == "person" and d.named))
    return found if 1 < len(found) < 6 else []


def is_kin(noun: str) -> bool:
    """Whether the noun says kin."""
    return noun in KIN


def is_tie(noun: str) -> bool:
    """Whether the noun needs another person: *friend*, *landlord*, *successor*."""
    return noun in TIE_NOUNS
