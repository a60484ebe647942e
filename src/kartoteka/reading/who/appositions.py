"""Descriptions that stand beside a name and are the same person: *the violinist Yelagin*; *Kerzhentsev, chairman
of the Committee*; *his wife, the actress Zinaida Raikh*; *BARTEL, Kazimierz, 59, former prime minister*.

The parse says so in part; the words in between say it where the parse is wrong. A plural description beside
several names has them as members: *two interrogators, Voronin and Rodos*.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kartoteka.reading.mentions.model import Found
from kartoteka.reading.mentions.words import first_name_sex, words_of_file
from kartoteka.reading.who.noble_names import seat_after

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside what: `same` maps a description to its name; `members` a plural description to names."""

    same: Mapping[Found, Found]
    members: Mapping[Found, tuple[Found, ...]]


def appositions(doc: Doc, names: Sequence[Found], nominals: Sequence[Found]) -> Beside:
    """Descriptions and the names beside them."""
    at = {i: name for name in names for i in range(name.first, name.last)}
    people = frozenset(n.head for n in nominals if n.kind == "person")
    same: dict[Found, Found] = {}
    members: dict[Found, tuple[Found, ...]] = {}
    for nominal in nominals:
        if nominal.kind not in ("person", "group", None):
            if nominal.kind == "body" or nominal.kind == "place" or nominal.kind == "work":
                name = _named_after(doc, nominal, at)
                if name is not None:
                    same[nominal] = name
            continue
        beside = _seated(doc, nominal, at) or _beside(doc, nominal, at, people) or _said_of(doc, nominal, at, same)
        if nominal.plural:
            several: tuple[Found, ...]
            if beside is None:
                several = ()
            elif beside.first > nominal.first:
                several = _several(doc, beside, at)
            else:
                several = _several_before(doc, beside, at)
            if several:
                members[nominal] = several
        elif beside is not None:
            same[nominal] = beside
    _joined_before(doc, nominals, same, at)
    for nominal in nominals:
        if (
            nominal.kind == "group"
            and nominal.plural
            and doc[nominal.head].text[:1].isupper()
            and nominal not in members
        ):
            bearers = _bearers(doc, nominal, names)
            if len(bearers) > 1:
                members[nominal] = bearers
    return Beside(same, members)


def _seated(doc: Doc, nominal: Found, at: Mapping[int, Found]) -> Found | None:
    """*the [Duke] of Alva*: the bearer of the seat's name."""
    first = seat_after(doc, nominal.head) if not nominal.plural and doc[nominal.head].text[:1].isupper() else None
    return at.get(first) if first is not None else None


def _bearers(doc: Doc, nominal: Found, names: Sequence[Found]) -> tuple[Found, ...]:
    """*the [Scholls]*: *[Hans] and Sophie Scholl*, named so in one breath before, or the only two of the surname."""
    word = doc[nominal.head].text
    surnames = {word.removesuffix("s"), word.removesuffix("es")} - {word}
    found: dict[str, Found] = {}
    for place, name in enumerate(names):
        if name.first > nominal.first:
            break
        if name.last - name.first < 2 or doc[name.last - 1].text not in surnames:
            continue
        before = names[place - 1] if place else None
        if before is not None and _first_name_joined(doc, before, name):
            return before, name
        found.setdefault(doc[name.first].text, name)
    return tuple(found.values()) if len(found) == 2 else ()


def _first_name_joined(doc: Doc, before: Found, name: Found) -> bool:
    close = before.last == name.first - 1 and doc[before.last].lower_ == "and" and before.last - before.first == 1
    return close and first_name_sex(doc[before.first].text) is not None


def _joined_before(doc: Doc, nominals: Sequence[Found], same: dict[Found, Found], at: Mapping[int, Found]) -> None:
    """*the [historian] and politician Pavel Milyukov*: the first of two nouns before a name."""
    by_first = {nominal.first: nominal for nominal in nominals}
    for second, name in list(same.items()):
        i = second.first - 1
        while i > 0 and doc[i].tag_ == "JJ" and second.first - i < 3:
            i -= 1
        first = by_first.get(i - 1)
        if name.first < second.last or doc[i].lower_ != "and" or first is None or first in same:
            continue
        if first.kind == "person" and not first.plural and _article(doc, first) and first.head not in at:
            same[first] = name


def _beside(doc: Doc, nominal: Found, at: Mapping[int, Found], people: Set[int]) -> Found | None:
    return (
        _directly_after(doc, nominal, at) or _after_comma(doc, nominal, at, people) or _before_comma(doc, nominal, at)
    )


def _said_of(doc: Doc, nominal: Found, at: Mapping[int, Found], same: Mapping[Found, Found]) -> Found | None:
    """*[Castro] was a schoolmaster and, until 1974, deputy [editor]*; *[Ana], a tailor and mother*: said of a name, or
    joined to a description that is."""
    token: Token = doc[nominal.head]
    if nominal.plural or nominal.kind != "person":
        return None
    joined = _joined(doc, nominal, same)
    if joined is not None:
        return joined
    leading = _leading(doc, nominal, at)
    if leading is not None:
        return leading
    subject = predicate_subject(token)
    name = at.get(subject.i) if subject is not None else None
    return name if name is not None and subject is not None and name.head == subject.i else None


def _joined(doc: Doc, nominal: Found, same: Mapping[Found, Found]) -> Found | None:
    """*[Milyukov], editor of Rech and [leader] of the Kadets*: a bare noun behind *and*."""
    token = doc[nominal.head]
    bare = not _article(doc, nominal)
    if _possessed(token) or not (bare or token.dep_ == "conj"):
        return None
    i = nominal.first - 1
    while i > 0 and doc[i].tag_ in ("JJ", "NN", "VBN", "DT") and nominal.first - i < 4:
        i -= 1
    if doc[i].lower_ not in ("and", ",") or (not bare and doc[i].text == ",") or doc[i].sent != doc[nominal.head].sent:
        return None
    for before, name in reversed(list(same.items())):
        if not bare and (token.head.i != before.head or before.last > i):
            continue
        if 0 <= i - before.last < 9 and i <= _past_all(doc, before) and not before.first < name.first < nominal.last:
            return name
    return None


def _past_all(doc: Doc, nominal: Found) -> int:
    i = _past_complement(doc, nominal)
    return i if i < len(doc) else len(doc) - 1


def _leading(doc: Doc, nominal: Found, at: Mapping[int, Found]) -> Found | None:
    """*A former member of the Bund, [Boris Levin] was shot*: what opens the sentence says who its subject is."""
    token = doc[nominal.head]
    start = token.sent.start
    while start < nominal.first and doc[start].is_space:
        start += 1
    if nominal.first - start > 3 or token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj"):
        return None
    if any(doc[i].tag_ not in ("DT", "JJ", "NN", "NNP", "VBN", "RB", "POS") for i in range(start, nominal.first)):
        return None
    i = _past_complement(doc, nominal)
    name = at.get(i + 1) if i + 1 < len(doc) and doc[i].text == "," else None
    if name is None or doc[name.head].dep_ not in ("nsubj", "nsubjpass"):
        return None
    return name


def predicate_subject(token: Token) -> Token | None:
    """The subject that the noun is said of: *[he] was a baker*, *[she] was appointed rector*, *[Vega] worked as a
    welder*; `None` where it is said of nobody, or denied."""
    verb = token.head
    wanted: tuple[str, ...]
    if token.dep_ == "attr" and verb.lemma_ in _BEING:
        wanted = ("nsubj",)
    elif token.dep_ in ("oprd", "dobj") and verb.lemma_ in _MAKING and (token.dep_ == "oprd" or _is_passive(verb)):
        wanted = ("nsubjpass",) if _is_passive(verb) else ("dobj",)
    elif token.dep_ == "pobj" and verb.lower_ == "as" and (verb.head.lemma_ in _SERVING or _opens(verb)):
        early, verb = verb.i, verb.head
        if verb.lemma_ in _TAKING and verb.i < early and not _is_passive(verb):
            return next((c for c in verb.children if c.dep_ == "dobj" and c.i < token.i), None)
        subject = next((c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj")), None)
        if subject is not None and early < subject.i:
            return subject  # "As rector, [Torres] had dismissed him"
        wanted = ("nsubjpass", "nsubj")
    else:
        return None
    if any(c.dep_ == "neg" for c in verb.children):
        return None
    top = verb
    for _ in range(3):
        subject = next((c for c in top.children if c.dep_ in wanted and c.i < token.i), None)
        if subject is not None or top.dep_ not in ("conj", "xcomp"):
            return subject
        top = top.head
    return None


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


def _opens(link: Token) -> bool:
    return bool(link.is_sent_start) and link.head.pos_ in ("VERB", "AUX")


_MAKING = words_of_file("appositions", "making")
_TAKING = words_of_file("appositions", "taking")
"""Whom one appoints as rector is rector: the object, not the subject."""
_SERVING = words_of_file("appositions", "serving") | _TAKING
_BEING = frozenset({"be", "become", "remain"})


def _possessed(token: Token) -> bool:
    return any(c.dep_ == "poss" for c in token.lefts)


def _directly_after(doc: Doc, nominal: Found, at: Mapping[int, Found]) -> Found | None:
    """*the violinist [Yelagin]*, *his wife [Maria]*."""
    i = nominal.last
    if i >= len(doc):
        return None
    name = at.get(i)
    if name is None:
        name = next((n for k in range(i + 1, min(i + 4, len(doc))) if (n := at.get(k)) is not None), None)
        name = name if name is not None and name.titles[:1] == (i,) else None  # "the witness [Dr. Lesse]"
    if name is None and i + 1 < len(doc) and doc[i].lower_ in ("named", "called", "surnamed", "christened"):
        name = at.get(i + 1)
    if name is None and i + 4 < len(doc) and doc[i : i + 4].text.lower() == "by the name of":
        name = at.get(i + 4)
    if name is None and i + 1 < len(doc) and doc[i].text in _QUOTES:
        name = at.get(i + 1)  # its agent “Kent”
    if name is not None and name.titles and name.titles[0] < i:
        return None
    if name is not None and doc[name.first].is_sent_start:
        return None
    return name


def _after_comma(doc: Doc, nominal: Found, at: Mapping[int, Found], people: Set[int]) -> Found | None:
    """*A brother, [Mohammad], ...*; *his wife, the actress [Zinaida Raikh]*; *a military prosecutor, [Ryazhsky]*."""
    i = _past_complement(doc, nominal)
    if i >= len(doc) or doc[i].text not in (",", ":", "—"):
        return None
    i += 1
    while (
        i < len(doc)
        and i not in at
        and (doc[i].tag_ in ("DT", "JJ", "NN") or doc[i].text in ("then",))
        and doc[i].text.islower()
    ):
        i += 1
    if i < len(doc) and doc[i].text[:1].isupper() and i not in at and i + 1 in at:
        i += 1
    name = at.get(i)
    if name is None:
        return None
    after = doc[name.last] if name.last < len(doc) else None
    token = doc[nominal.head]
    inner = token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.i in people
    by_parse = any(t.dep_ == "appos" and t.head.i == nominal.head for t in doc[name.first : name.last])
    possessed = any(c.dep_ == "poss" for c in doc[nominal.head].children) or _article(doc, nominal)
    closed = after is None or after.text in (",", ".", ";", "(", ")", "—", "and") or after.is_space
    if by_parse or (possessed and closed and not inner):
        return name
    return None


def _past_complement(doc: Doc, nominal: Found) -> int:
    """Past *of canon law* behind the noun."""
    i = nominal.last
    if i < len(doc) and doc[i].text in ("of", "to", "for", "in", "at", "on", "from") and doc[i].head.i == nominal.head:
        inside = {t.i for t in doc[i].subtree}
        stop = i + 10
        while i in inside and i < stop and doc[i].text not in _BREAKS:
            i += 1
    return i


_QUOTES = frozenset({"“", '"', "‘", "'", "«", "„"})
_BREAKS = frozenset({",", ";", ":", "(", ")", "—", "–"})


def _article(doc: Doc, nominal: Found) -> bool:
    return any(c.dep_ in ("det", "poss", "nummod") for c in doc[nominal.head].children) or (
        nominal.first > 0 and doc[nominal.first].is_sent_start is True
    )


def _before_comma(doc: Doc, nominal: Found, at: Mapping[int, Found]) -> Found | None:
    """*[Kerzhentsev], chairman of ...*; *[Albert], his elder brother,*; *[BARTEL, Kazimierz], 59, surgeon*."""
    i = nominal.first - 1
    while i >= 0 and i not in at and nominal.first - i < 7 and _leads_to(doc, i, nominal):
        i -= 1
    if i < 1 or doc[i].text not in (",", "("):
        return _by_parse(doc, nominal, at)
    i -= 1
    if doc[i].like_num or (doc[i].text.isdigit() and i > 1):
        i -= 1
        if i >= 0 and doc[i].text == "aged":
            i -= 1
        if i >= 1 and doc[i].text == ",":
            i -= 1
    name = at.get(i)
    if name is None:
        return _by_parse(doc, nominal, at)
    if _conjoined(doc, nominal) and not name.inverted and not _by_parse(doc, nominal, at):
        return None
    after = doc[_past_complement(doc, nominal)] if _past_complement(doc, nominal) < len(doc) else None
    if (
        after is None
        or after.text in (",", ".", ";", ")", "(", "—", ":", "who", "whom", "whose", "and")
        or after.is_space
    ):
        return name
    return _by_parse(doc, nominal, at)


def _leads_to(doc: Doc, i: int, nominal: Found) -> bool:
    """Whether the token is a word before the noun in its own phrase: *his elder [brother]*."""
    token = doc[i]
    if token.lower_ in _ADVERBIAL or (token.lower_ in _LINKS_TIME and _is_time(token.nbor())):
        return True
    if token.tag_ in ("DT", "PRP$", "JJ", "JJR", "JJS", "RB", "VBN", "HYPH", "CD") or token.text in ("then", "also"):
        return True
    return token.tag_ in ("NN", "NNP", "POS") and token.head.i in (nominal.head, i + 1, i + 2) and token.dep_ in (
        "compound", "poss", "case", "nmod", "amod",
    )  # fmt: skip


_ADVERBIAL = frozenset({"then", "now", "once"})
_LINKS_TIME = frozenset({"by", "until", "till", "since", "from"})
"""What may stand between the comma and the noun: *Mengistu, by now [chairman],*, *Orlov, until 1930 [director],*."""


def _is_time(token: Token) -> bool:
    return token.lower_ in _ADVERBIAL or (token.text.isdigit() and len(token.text) == 4)


def _conjoined(doc: Doc, nominal: Found) -> bool:
    return doc[nominal.head].dep_ == "conj"


def _by_parse(doc: Doc, nominal: Found, at: Mapping[int, Found]) -> Found | None:
    token: Token = doc[nominal.head]
    if token.dep_ == "appos":
        return at.get(token.head.i)
    for child in token.children:
        if child.dep_ == "appos" and child.i in at:
            return at[child.i]
    return None


def _named_after(doc: Doc, nominal: Found, at: Mapping[int, Found]) -> Found | None:
    """*the [Butyrka] prison*: a place or body with its name before the noun."""
    name = at.get(nominal.first - 1)
    if name is not None and name.last == nominal.first and doc[name.head].head.i == nominal.head:
        return name
    return None


def _several(doc: Doc, first: Found | None, at: Mapping[int, Found]) -> tuple[Found, ...]:
    """The names of the list that begins with `first`: *Voronin and Rodos*; *Eustachy, 29, and Emanuel, 24*."""
    if first is None:
        return ()
    found = [first]
    i = first.last
    while i < len(doc):
        j = i
        while (
            j < len(doc)
            and (doc[j].text in (",", "and", "&", "(", ")") or doc[j].like_num or doc[j].tag_ in ("NNP",))
            and j not in at
        ):
            j += 1
        if j == i or j >= len(doc) or j not in at or at[j] is found[-1]:
            break
        if doc[j].is_sent_start:
            break
        if doc[j - 1].text != "(":
            found.append(at[j])
        i = at[j].last
    return tuple(found) if len(found) > 1 else ()


def _several_before(doc: Doc, last: Found, at: Mapping[int, Found]) -> tuple[Found, ...]:
    """The names of the list that ends with `last`: *[Kleyn] and [Thinnies], the constables on duty*."""
    found = [last]
    while True:
        i = (found[-1].titles or (found[-1].first,))[0] - 1
        while i >= 0 and i not in at and doc[i].text in (",", "and", "&"):
            i -= 1
        if i < 0 or i not in at or at[i] is found[-1] or i == found[-1].first - 1:
            break
        found.append(at[i])
    return tuple(reversed(found)) if len(found) > 1 else ()
