"""Fill the roles of an event: slots of the sentence -> roles of its frame -> entities.

    The guards took the pair to Newlands police station.
    ->  agent: the guards; patient: the pair; place: Newlands police station

A thing that belongs to somebody stands for its owner where a person is asked for (*his goods were seized*, *her
leg had been broken*: the patient is the owner), and *one of them*, *members of the group* for the whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kartoteka.reading import clause, clipped
from kartoteka.reading.event_types import types
from kartoteka.reading.events import Trigger
from kartoteka.reading.filler import Filled, Filler, fill_after
from kartoteka.reading.kinds import word_classes
from kartoteka.reading.lexicon import frames
from kartoteka.reading.noun_roles import fill_noun
from kartoteka.reading.resolver import Resolver
from kartoteka.reading.whereabouts import fill_from_clause_before, fill_place

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def fill(trigger: Trigger, doc: Doc, resolver: Resolver) -> Filled:
    """The roles of the trigger, from its own sentence."""
    frame = frames().get(trigger.entry.frame, {})
    filler = Filler(resolver, trigger.type)
    if trigger.entry.kind in ("verb", "abbreviation"):
        _fill_verb(trigger, doc, frame, filler)
    elif trigger.entry.kind == "noun":
        fill_noun(doc[trigger.end - 1], frame, filler)
    else:
        _fill_state(trigger, doc, filler)
    if trigger.entry.kind == "abbreviation" and not filler.roles:
        _fill_from_sentence(trigger, doc, frame, filler)
    _bind(trigger, filler)
    if frame.get("place") != "no":
        head = doc[trigger.head if trigger.entry.kind != "noun" else trigger.end - 1]
        fill_place(trigger, head, filler)
        fill_from_clause_before(trigger, head, filler)
    return filler.done()


def _fill_from_sentence(trigger: Trigger, doc: Doc, frame: Mapping[str, str], filler: Filler) -> None:
    """*Wangenheim, head of the weather service, arr. 8.1.34, was shot*: of whom the sentence tells."""
    root = doc[trigger.head].sent.root
    rule = frame.get("doer" if trigger.entry.frame in _SAID_OF_DOER else "undergoer", "no").removeprefix("people:")
    if root.i != trigger.head:
        filler.add(rule, clause.spread(clause.own_subject(root)), "subject of the sentence")


def _bind(trigger: Trigger, filler: Filler) -> None:
    """*Nicholas, who examined him*: a plain pronoun is never the subject of its own clause."""
    caused = trigger.slots.passive and trigger.slots.causer
    objects = (*trigger.slots.undergoer, *trigger.slots.recipient) if caused or not trigger.slots.passive else ()
    if not any(t.lower_ in ("him", "her", "them", "me", "us", "it") for t in objects):
        return
    doers = {*filler.roles.get("agent", ()), *filler.roles.get("principal", ())}
    for role in ("patient", "recipient"):
        if doers & set(filler.roles.get(role, ())):
            filler.roles[role] = [e for e in filler.roles[role] if e not in doers]


def _fill_verb(trigger: Trigger, doc: Doc, frame: Mapping[str, str], filler: Filler) -> None:
    slots = trigger.slots
    words = set(range(trigger.start, trigger.end))
    if slots.clipped:
        _fill_clipped(trigger, doc, frame, filler)
        return
    doer = [t for t in slots.doer if not slots.passive or t.pos_ == "PROPN" or filler.resolver.kinds.is_people(t)]
    undergoer = [t for t in slots.undergoer if not _is_word_of(t, trigger)]
    if "intransitive" in frame and not slots.passive and not _is_done_to_another(doer, undergoer, filler):
        filler.add(frame["intransitive"], doer, "subject")
    else:
        filler.add(frame.get("doer", "no"), doer, "by" if slots.passive else "subject")
    undergone = (
        "agent patient" if slots.passive and frame.get("undergoer") == "place:place" else frame.get("undergoer", "no")
    )
    if trigger.type in types("one_finds_the_other") and undergone == "agent" and not slots.passive:
        undergone = "people:patient"
    undergoer += [member for token in undergoer for member in _members(token)]
    if undergone == "agent" and not slots.passive and trigger.entry.frame != "together":
        undergoer = [t for t in undergoer if filler.resolver.kinds.is_person(t)]  # *commanded the unit*
    filler.add(undergone, undergoer, "subject of the passive" if slots.passive else "object")
    last = trigger.entry.words[-1]
    onto = len(trigger.entry.words) > 1 and last not in frame and last in _ONTO and not undergoer
    if onto and not slots.passive and undergone != "agent":  # not *was safe at Norwich*
        filler.add(undergone, slots.after.get(last, ()), last)  # *laid a hand on him*
    if trigger.entry.frame == "say_about" and "patient" not in filler.roles:
        of_whom = [s for c in clause.children(doc[trigger.head], "ccomp") for s in clause.own_subject(c)]
        filler.add("people:patient", of_whom, "of whom it is said")
    if trigger.type in types("done_to_people") and undergone != "no" and "patient" not in filler.roles:
        _add_implied_patient(trigger, doc, filler)
    if trigger.type == "trial":
        courts = [t for t in slots.after.get("before", ()) if filler.resolver.bodies(t)]
        filler.add("people:agent", courts, "before")
    filler.add(frame.get("recipient", "no"), slots.recipient, "indirect object")
    if "people:recipient" in frame.values() and "recipient" not in filler.roles:
        filler.add("people:recipient", _addressed(doc[trigger.head], trigger), "to whom")
    if trigger.entry.frame == "petitioning" and "patient" not in filler.roles:
        filler.add("people:patient", _to_be_spared(doc[trigger.head]), "for whom:")
    filler.add("people:principal", slots.causer, "who had it done:")
    if slots.passive and not filler.roles and trigger.type in ("message", "report", "defence"):
        _add_owners(trigger, frame, filler)
    _add_companions(trigger, undergone, filler)
    for name, governed in slots.after.items():
        heads = [t for t in governed if t.i not in words or filler.resolver.places(t)]
        fill_after(name, heads, frame, filler, slots.passive)
    if trigger.type in types("received_and_undergone") and not filler.roles.keys() & {"agent", "patient"}:
        filler.put("patient", filler.roles.get("recipient", ()), "patient: the one who receives it")
    if filler.post is None and "post" in frame.values():
        filler.add("post", slots.attribute, "predicate")


def _to_be_spared(verb: Token) -> list[Token]:
    """*begged the minister to free his father*: the father."""
    sparing = word_classes()["sparing"]
    return [t for c in clause.children(verb, "xcomp", "ccomp") if c.lemma_ in sparing for t in clause.objects(c)]


def _is_done_to_another(doer: list[Token], undergoer: list[Token], filler: Filler) -> bool:
    """*dismissed the judge*, but not *laid down his office*, *took over the publishing house*."""
    mine = {e for t in doer for e in filler.resolver.people(t)}
    for token in undergoer:
        owners = {e for c in clause.children(token, "poss") for e in filler.resolver.people(c)}
        if filler.resolver.kinds.is_person(token) or owners - mine:
            return True
    return False


def _is_absolute(token: Token) -> bool:
    """*with the mayor out of the city*, *with a guard watching*: a circumstance, no company."""
    return any(c.dep_ in ("prep", "acl", "advmod") and c.i > token.i and c.lower_ != "of" for c in token.children)


def _add_implied_patient(trigger: Trigger, doc: Doc, filler: Filler) -> None:
    """*crammed earth into his mouth*, *sealed the fate of Orlov*: whose body or fate it is."""
    parts = word_classes()["bodypart"]
    bodies = [t for heads in trigger.slots.after.values() for t in heads if t.lemma_.lower() in parts]
    filler.add("people:patient", bodies, "whose body it is:")
    if "patient" not in filler.roles:
        inner = [t for t in doc[trigger.start : trigger.end] if t.dep_ in ("dobj", "nsubjpass", "pobj")]
        owners = [o for t in inner for o in (*clause.children(t, "poss"), *clause.prepositions(t).get("of", ()))]
        done = set(filler.roles.get("agent", ()))
        filler.add("people:patient", [t for t in owners if not done & set(filler.resolver.people(t))], "whose it is:")


_ONTO = frozenset({"on", "upon", "at", "about", "for", "against"})
_EXCHANGES = frozenset(
    ["conversation", "talk", "interview", "letter", "note", "message", "telegram", "cable", "petition", "discussion"]
)


def _addressed(verb: Token, trigger: Trigger) -> list[Token]:
    """*in a letter to the court he described*; *threatened to beat him*, *offered to hide her*: whom it is put to."""
    after = trigger.slots.after
    exchanges = [t for name in ("in", "during") for t in after.get(name, ()) if t.lemma_.lower() in _EXCHANGES]
    found = [t for noun in exchanges for name in ("to", "with") for t in clause.prepositions(noun).get(name, ())]
    if not found and trigger.type in ("threat", "offer"):
        found = [t for c in clause.children(verb, "xcomp") for t in clause.objects(c)]
    return found


def _add_owners(trigger: Trigger, frame: Mapping[str, str], filler: Filler) -> None:
    """*a letter of his was written*: whose the thing is that the event makes."""
    for token in trigger.slots.undergoer:
        if trigger.start <= token.i < trigger.end:
            owners = [*clause.children(token, "poss"), *clause.prepositions(token).get("of", ())]
            filler.add(frame.get("doer", "no"), owners, "whose it is:")


def _is_company(token: Token, filler: Filler) -> bool:
    return not _is_absolute(token) and filler.resolver.kinds.is_person(token)


def _add_companions(trigger: Trigger, rule: str, filler: Filler) -> None:
    """*shot with his driver*, *deported along with her children*: others who undergo it too; *attacked the post with a
    few friends*: who do it."""
    if trigger.type in types("done_together") and filler.roles.get("agent") and not trigger.slots.passive:
        people = [t for t in trigger.slots.after.get("with", ()) if _is_company(t, filler)]
        filler.add("people:agent", people, "together with")
    if trigger.type in types("shared_fate") and filler.roles.get("patient") and "patient" in rule:
        parts = word_classes()["bodypart"]
        given = [
            t for t in trigger.slots.after.get("with", ()) if t.lemma_.lower() not in parts and not _is_absolute(t)
        ]
        people = [t for t in given if filler.resolver.kinds.is_person(t)]
        filler.add("patient", people, "together with")


_SAID_OF_DOER = frozenset(
    [
        "move",
        "dwell",
        "hold_post",
        "say",
        "plead",
        "together",
        "undergo",
        "survive",
        "attend",
        "resist",
        "conspire",
        "received",
        "bearing",
        "selfdo",
        "learning",
        "heard_from",
        "threatening",
    ]
)


def _fill_clipped(trigger: Trigger, doc: Doc, frame: Mapping[str, str], filler: Filler) -> None:
    """*Arr. 21.5.28, Moscow*; *shot Tomsk, 16 Nov.*: of whom it is said is the entry's person; places stand bare."""
    said_of = trigger.slots.doer
    if trigger.entry.kind == "abbreviation" and trigger.entry.frame == "hold_post":
        said_of = tuple(t for t in said_of if t.pos_ == "PROPN")
    rule = frame.get("doer" if trigger.entry.frame in _SAID_OF_DOER else "undergoer", "no").removeprefix("people:")
    people = filler.headword(doc[trigger.head])
    filler.add(rule, said_of, "of whom it is said")
    owned = trigger.type == "search" and not filler.roles  # *Lodgings ransacked*
    if (not said_of or owned) and people:
        for role in rule.split():
            if role not in ("no", "post"):
                filler.put(role, people, f"{role}: the person of the entry")
    for name, governed in trigger.slots.after.items():
        fill_after(name, list(governed), frame, filler, True)
        if name == "by":
            filler.add("people:agent", governed, "by")
    _start, end = clipped.segment(doc[trigger.head])
    bare = [
        t
        for t in doc[trigger.end : end]
        if t.dep_ not in ("pobj", "compound") and filler.resolver.places(t) and not filler.resolver.kinds.is_person(t)
    ]
    if "place" not in filler.roles:
        for token in bare[:1]:
            filler.put("place", filler.resolver.places(token), f"place: {token.text!r}")
    if trigger.entry.frame == "together":
        partners = [
            t for t in doc[trigger.end : min(end + 8, doc[trigger.head].sent.end)] if filler.resolver.kinds.is_person(t)
        ]
        for token in partners[:1]:
            filler.put("agent", filler.resolver.people(token), f"agent: {token.text!r}")


def _members(token: Token) -> list[Token]:
    """*Among the accomplices whom he named were A and B*; *among those arrested was A*: who they were."""
    if token.dep_ != "pobj" or token.head.lower_ != "among" or token.head.head.lemma_ != "be":
        return []
    verb = token.head.head
    return [
        t for child in clause.children(verb, "nsubj", "attr") if child.i > verb.i for t in clause.with_conjuncts(child)
    ]


def _is_word_of(token: Token, trigger: Trigger) -> bool:
    return trigger.start <= token.i < trigger.end and token.lemma_.lower() in trigger.entry.words


def _fill_state(trigger: Trigger, doc: Doc, filler: Filler) -> None:
    """*was in custody*, *put them under arrest*, *under guard*: of whom the phrase is said."""
    first = doc[trigger.start]
    governor = first.head
    role = "agent" if trigger.type in types("states_of_agent") else "patient"
    if governor.pos_ in ("VERB", "AUX"):
        slots = clause.slots(governor)
        carried = slots.undergoer or slots.doer
        filler.add(role, carried, "of whom it is said")
        if (
            slots.undergoer
            and not slots.passive
            and slots.doer
            and governor.lemma_ in ("put", "place", "take", "bring", "have")
        ):
            filler.add("agent", slots.doer, "subject")
        for name, governed in slots.after.items():
            fill_after(name, [t for t in governed if not trigger.start <= t.i < trigger.end], {}, filler, False)
    elif governor.pos_ in ("NOUN", "PROPN", "PRON"):
        filler.add(role, clause.spread([governor]), "of whom it is said")
