"""The story's line: which of its possible moments each expression means, so that the whole story is easiest to tell.

The search keeps a handful of the cheapest stories (a beam). A story has a main line that runs forward by default and
may step over New Year; a date in a bracket, a quotation, a note, or one that is planned, denied or looked back on,
stands aside of it and does not move it. What comes later can make an earlier choice dear, so later sentences inform
earlier ones.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from kartoteka.reading.times import lexicon, moment, weights
from kartoteka.reading.times.meaning import Meaning, View, is_plain, meanings
from kartoteka.reading.times.moment import Moment
from kartoteka.reading.times.senses import (
    About,
    Age,
    Date,
    DayPart,
    EventDay,
    Feast,
    Part,
    Pointer,
    Season,
    Shift,
    Term,
    Weekday,
)
from kartoteka.reading.times.stance import Stance
from kartoteka.values.days import Day

BEAM = 6
"""So many stories are kept."""

_REACH = 40
"""An event's date is sought among so many expressions before the one that hangs on it."""

_RESTATED = ((",",), (",", "on"), (",", "in"), ("(",), (",", "the"), (",", "on", "the"))
_DAYS = frozenset({"day", "night", "week", "fortnight", "hour", "minute"})


@dataclass(frozen=True, slots=True)
class Mention:
    """An expression in its place: its sense, its stance, and the families of events that its clause names.

    `after_event` are those of the words just before it; `background` ones ("since 1921") do not move the line.
    """

    sense: Any
    stance: Stance
    events: frozenset[str]
    after_event: tuple[str, ...] = ()
    background: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """What an expression means in the story, and on what that rests.

    `rests_on` is the place of the expression from which it is counted, None where the words are plain or it was counted
    from the anchor; `aside` says that it does not move the main line; `rule` names how it was found.
    """

    moment: Moment | None
    rests_on: int | None = None
    aside: bool = False
    rule: str = "plain"


@dataclass(slots=True)
class _Story:
    """A story so far: the last date, the last one of its main line, the last day, each with its place."""

    cost: float
    last: Moment | None
    last_index: int
    main: Moment | None
    main_index: int
    day: Moment | None
    day_index: int
    before: _Story | None
    placed: Placed
    steps: int = 0  # New Years that the line has stepped over since a date with its year

    @property
    def stands_aside(self) -> bool:
        return self.last_index != self.main_index

    def unmoved(self, cost: float, placed: Placed) -> _Story:
        """The story after an expression that moves nothing."""
        return replace(self, cost=cost, before=self, placed=placed)

    def moved(
        self, cost: float, index: int, here: Moment, placed: Placed, on_the_line: bool, steps: int | None = None
    ) -> _Story:
        """The story after a date; on its main line or beside it."""
        main = (here, index) if on_the_line or self.main is None else (self.main, self.main_index)
        day = (here, index) if here.coarseness == 0 else (self.day, self.day_index)
        last_index = index if on_the_line or self.main is not None else main[1]
        return _Story(cost, here, last_index, *main, *day, self, placed, self.steps if steps is None else steps)


def tell(
    mentions: Sequence[Mention], anchor: Day | None = None, orthodox: bool = False, old_style: Sequence[bool] = ()
) -> list[Placed]:
    """A place in time for each expression, in their order; linear in their number."""
    flags = old_style or [False] * len(mentions)
    years = _years_told(mentions, anchor)
    ahead = _ahead(mentions, orthodox, flags)
    births = _births(mentions, flags)
    start = None if anchor is None else moment.of_day(anchor)
    beam = [_Story(0.0, start, -1, start, -1, start, -1, None, Placed(None))]
    for index, mention in enumerate(mentions):
        near = ahead[index] if _next_is_near(mentions, index) else None
        view = View(None, ahead[index], anchor, births[index], None, orthodox, flags[index], near, years)
        beam = _cheapest([grown for story in beam for grown in _grown(story, index, mention, mentions, view)])
    return _told(min(beam, key=lambda s: s.cost), len(mentions))


def _told(story: _Story, count: int) -> list[Placed]:
    found: list[Placed] = []
    here: _Story | None = story
    while here is not None and len(found) < count:
        found.append(here.placed)
        here = here.before
    return found[::-1]


def _next_is_near(mentions: Sequence[Mention], index: int) -> bool:
    """Whether the next expression is plain and stands in the same sentence."""
    if index + 1 >= len(mentions) or not is_plain(mentions[index + 1].sense):
        return False
    return mentions[index + 1].stance.sentence == mentions[index].stance.sentence


def _ahead(mentions: Sequence[Mention], orthodox: bool, old_style: Sequence[bool]) -> list[Moment | None]:
    """For each expression the next one that is plain in itself and no birth and no note."""
    found: list[Moment | None] = [None] * len(mentions)
    coming: Moment | None = None
    for index in range(len(mentions) - 1, -1, -1):
        found[index] = coming
        mention = mentions[index]
        if is_plain(mention.sense) and not mention.stance.noted and "birth" not in mention.after_event:
            here = meanings(mention.sense, View(orthodox=orthodox, old_style=old_style[index]))
            coming = here[0].moment if here else coming
    return found


def _years_told(mentions: Sequence[Mention], anchor: Day | None) -> tuple[int, int] | None:
    """The years in which a date without one can lie: those that the text names and one more either way.

    Of many dates the outermost one in two hundred is left out: it may be a misprint or no date at all.
    """
    told = sorted(found[0].moment.year for m in mentions if is_plain(m.sense) and (found := meanings(m.sense, View())))
    few = len(told) // 200
    told = told[few : len(told) - few] + ([] if anchor is None else [moment.of_day(anchor).year])
    return (min(told) - 1, max(told) + 1) if told else None


def _births(mentions: Sequence[Mention], old_style: Sequence[bool]) -> list[Moment | None]:
    """For each expression the last birth before it that is plain, else the first after it."""
    known: dict[int, Moment] = {}
    for index, mention in enumerate(mentions):
        if "birth" in mention.after_event and is_plain(mention.sense):
            here = meanings(mention.sense, View(old_style=old_style[index]))
            if here:
                known[index] = here[0].moment
    last = known[min(known)] if known else None
    found: list[Moment | None] = []
    for index in range(len(mentions)):
        last = known.get(index, last)
        found.append(last)
    return found


def _cheapest(stories: list[_Story]) -> list[_Story]:
    best: dict[tuple[Moment | None, Moment | None], _Story] = {}
    for story in stories:
        key = (story.main, story.last)
        if key not in best or story.cost < best[key].cost:
            best[key] = story
    ordered = sorted(best.values(), key=lambda s: s.cost)
    kept = ordered[:BEAM]
    if all(story.steps for story in kept):
        # One story stays that has not left the last year that was named: what comes next may prove it right.
        kept += [story for story in ordered[BEAM:] if not story.steps][:1]
    return kept


# One expression


def _grown(story: _Story, index: int, mention: Mention, mentions: Sequence[Mention], view: View) -> list[_Story]:
    """Every story that goes on with the expression."""
    if is_plain(mention.sense):
        options: list[tuple[Meaning, float, int | None]] = [(m, 0.0, None) for m in meanings(mention.sense, view)]
    else:
        options = _options(story, mention, mentions, index, view)
    if not options:
        return [story.unmoved(story.cost, Placed(None))]
    fresh = story.main_index >= 0 and _is_fresh(mentions[story.main_index].stance, mention.stance)
    grown: list[_Story] = []
    for meaning, cost, reference in options:
        grown += _continued(story, index, mention, meaning, story.cost + cost + meaning.cost, reference, fresh)
    return grown


def _options(
    story: _Story, mention: Mention, mentions: Sequence[Mention], index: int, view: View
) -> list[tuple[Meaning, float, int | None]]:
    """The expression's meanings from each date that it can be counted from, with that date's place."""
    sense = mention.sense
    if isinstance(sense, Pointer) and sense.expiry:
        end = _last_term(story, mentions, index)
        return [] if end is None else [(Meaning(end[0], 0.0, True), 0.0, end[1])]
    if _names_its_event(sense) and mention.stance.left == (",",) and story.last is not None:
        # "On 14 July, five days after her birthday": the day stands there.
        return [(Meaning(story.last, 0.0, True), 0.0, story.last_index)]
    if view.near is not None and mention.stance.right in _RESTATED and _is_counted(sense):
        return [(Meaning(_as_counted(sense, view.near), 0.0, True), 0.0, index + 1)]
    event = _event_reference(story, mention, mentions, index)
    if event is not None:
        seen = replace(view, ref=story.main, event=event[0])
        return [(m, 0.0, event[1] if m.hung else None) for m in meanings(sense, seen)]
    if isinstance(sense, Age):
        birth = _last_birth(story, mentions, index)
        seen = view if birth is None else replace(view, birth=birth[0])
        return [(m, 0.0, None if birth is None else birth[1]) for m in meanings(sense, seen)]
    found: list[tuple[Meaning, float, int | None]] = []
    for ref, reference, cost in _references(story, mention, mentions):
        found += [(m, cost, reference if m.hung else None) for m in meanings(sense, replace(view, ref=ref))]
    return found


def _continued(
    story: _Story, index: int, mention: Mention, meaning: Meaning, cost: float, reference: int | None, fresh: bool
) -> list[_Story]:
    """The story with the expression on its main line, and with the expression beside it.

    `fresh` says that a new section has begun since the line's last date.
    """
    w = weights.WEIGHTS
    sense, here = mention.sense, meaning.moment
    rule = _rule(sense, meaning)
    only_repeats = isinstance(sense, Age) and story.last is not None and _gap(story.last, here) == 0
    if only_repeats or (isinstance(sense, Term) and sense.back):
        return [story.unmoved(cost, Placed(here, reference, True, rule))]
    beside = _beside(mention)
    distance = _distance(story, here, mention, fresh)
    steps = _steps(story, here, mention)
    main_cost = distance + (0.0, w.main_despite, w.main_in_bracket)[beside]
    if steps > story.steps:
        main_cost += w.steps * max(0, steps - 1)
    if mention.stance.heading:
        main_cost = w.heading * distance
    main = story.moved(cost + main_cost, index, here, Placed(here, reference, False, rule), True, steps)
    if mention.stance.heading:
        return [main]
    if story.main is None and not beside:
        return [main]
    chained = story.stands_aside and reference is not None and reference == story.last_index
    aside_cost = (w.aside_again if chained else w.aside, w.aside_cued, 0.0)[beside]
    aside_cost += w.aside_gap * math.log2(1 + min(_gap(story.main, here), _gap(story.last, here)) / 30)
    return [main, story.moved(cost + aside_cost, index, here, Placed(here, reference, True, rule), False)]


def _is_fresh(before: Stance, here: Stance) -> bool:
    """Whether a new section begins, or the line stands only at the text's title."""
    return before.section != here.section or (before.heading and before.paragraph <= 1 and not here.heading)


def _steps(story: _Story, here: Moment, mention: Mention) -> int:
    """New Years stepped over since the line's last date that had its year."""
    if story.main is None or not _leaves_a_choice(mention.sense):
        return 0 if is_plain(mention.sense) else story.steps
    return max(0, story.steps + here.year - story.main.year)


def _beside(mention: Mention) -> int:
    """0 on the line; 1 where words say that it stands beside; 2 where brackets, notes or a birth do."""
    stance = mention.stance
    if stance.noted or stance.bracket is not None or "birth" in mention.after_event:
        return 2
    if stance.quote is not None or mention.background or stance.shows:
        return 1
    return 0


def _distance(story: _Story, here: Moment, mention: Mention, fresh: bool) -> float:
    """What it costs the main line to go there."""
    w, origin = weights.WEIGHTS, story.main
    if origin is None:
        return 0.0
    if here.first > origin.last:
        weight = w.forward if _leaves_a_choice(mention.sense) else w.forward_plain
        return min(w.forward_most, weight * math.log2(1 + (here.first - origin.last) / 90))
    if here.last < origin.first:
        cost = w.back + w.back_far * math.log2(1 + (origin.first - here.last) / 30)
        cost *= w.back_section if fresh else 1.0
        return min(w.back_most, cost) * (w.back_easy if mention.stance.shows & {"back", "denied", "aside"} else 1.0)
    contains = here.first <= origin.first and origin.last <= here.last and is_plain(mention.sense)
    return 0.0 if contains or here.first >= origin.first else w.within


def _leaves_a_choice(sense: Any) -> bool:
    if isinstance(sense, (Part, About)):
        return _leaves_a_choice(sense.inner)
    return isinstance(sense, (Date, Season, Feast, Weekday)) and not is_plain(sense)


def _gap(origin: Moment | None, here: Moment) -> float:
    if origin is None:
        return 0.0
    return float(max(0, here.first - origin.last, origin.first - here.last))


def _rule(sense: Any, meaning: Meaning) -> str:
    """The name of how the moment was found (`kartoteka.reading.times.expression.Basis`)."""
    if not meaning.hung:
        return "plain"
    if isinstance(sense, (Part, About)) or (isinstance(sense, DayPart) and sense.inner is not None):
        return _rule(sense.inner, meaning)
    if isinstance(sense, (Shift, EventDay, Term)):
        return "counted from"
    if isinstance(sense, Age):
        return "from the birth"
    if isinstance(sense, (Pointer, DayPart)) or (isinstance(sense, (Season, Date)) and (sense.turn or sense.year_turn)):
        return "points to"
    if isinstance(sense, Weekday):
        return "weekday beside"
    return "month from" if isinstance(sense, Date) and sense.month is None else "year from"


# The date from which an expression is counted


def _references(story: _Story, mention: Mention, mentions: Sequence[Mention]) -> list[tuple[Moment | None, int, float]]:
    """The main line's date; the last one where that stood aside; for days the last day that was named."""
    w = weights.WEIGHTS
    from_birth = story.main_index >= 0 and "birth" in mentions[story.main_index].after_event
    cost = w.from_birth if from_birth and isinstance(mention.sense, (Shift, EventDay, Term)) else 0.0
    found: list[tuple[Moment | None, int, float]] = [(story.main, story.main_index, cost)]
    if story.stands_aside and story.last is not None:
        last = mentions[story.last_index].stance if story.last_index >= 0 else None
        here = mention.stance
        if last is not None and last.sentence == here.sentence and last.bracket == here.bracket:
            found = [(story.main, story.main_index, cost + w.other_reference_near), (story.last, story.last_index, 0.0)]
        else:
            left = last is not None and (last.noted != here.noted or last.bracket not in (None, here.bracket))
            other = w.other_pointer if _points_back(mention.sense) else w.other_reference
            found.append((story.last, story.last_index, 2 * other + 0.5 if left else other))
    if _asks_for_a_day(mention.sense) and story.day is not None and story.main is not None and story.main.coarseness:
        found.append((story.day, story.day_index, w.day_reference))
    return found


def _is_counted(sense: Any) -> bool:
    """Whether a date behind a comma can say the same again: "two days later, on 5 May 1938"."""
    if isinstance(sense, (Shift, EventDay, DayPart, Weekday)):
        return sense.inner is None
    return isinstance(sense, Pointer) and sense.unit == "day"


def _as_counted(sense: Any, near: Moment) -> Moment:
    """The date beside it, in the grain of what was counted: two years later is a year."""
    unit = sense.amount.unit if isinstance(sense, Shift) else getattr(sense, "unit", "day")
    if unit == "year" and near.coarseness < 4:
        return moment.of_year(near.year)
    return moment.of_month(near.year, near.month) if unit == "month" and near.coarseness < 2 else near


def _names_its_event(sense: Any) -> bool:
    return isinstance(sense, (Shift, EventDay)) and bool(sense.event or isinstance(sense.inner, Age))


def _points_back(sense: Any) -> bool:
    """Whether the words point to what was said just before: that summer, the following year, two days later."""
    if isinstance(sense, (Part, About)) or (isinstance(sense, DayPart) and sense.inner is not None):
        return _points_back(sense.inner)
    if isinstance(sense, (Date, Season, Feast)):
        return bool(sense.turn or sense.year_turn) and not is_plain(sense)
    return isinstance(sense, (Pointer, DayPart, Term)) or (isinstance(sense, (Shift, EventDay)) and sense.inner is None)


def _asks_for_a_day(sense: Any) -> bool:
    if isinstance(sense, (Pointer, EventDay)):
        return sense.unit in _DAYS
    if isinstance(sense, Shift):
        return sense.amount.unit in _DAYS
    return isinstance(sense, (DayPart, Weekday)) and sense.inner is None


def _event_reference(
    story: _Story, mention: Mention, mentions: Sequence[Mention], index: int
) -> tuple[Moment, int] | None:
    """The date of the event that a relative date names: at once behind it, or the last one told with such a word."""
    sense = mention.sense
    if not isinstance(sense, (Shift, EventDay)) or not sense.event:
        return None
    following = mentions[index + 1].sense if index + 1 < len(mentions) else None
    if isinstance(sense, Shift) and sense.next_date and is_plain(following):
        found = meanings(following, View())
        if found:
            return found[0].moment, index + 1
    known = lexicon.event_families()
    families = {known[word] for word in sense.event if word in known}
    words = {word for word in sense.event if len(word) > 3} - {"that", "this", "them", "their"}
    here: _Story | None = story
    for position in range(index - 1, max(-1, index - 1 - _REACH), -1):
        if here is None:
            break
        told = mentions[position]
        if here.placed.moment is not None and (told.events & families or words & set(told.stance.words)):
            return here.placed.moment, position
        here = here.before
    return None


def _last_birth(story: _Story, mentions: Sequence[Mention], index: int) -> tuple[Moment, int] | None:
    """The birth that was told last."""
    here: _Story | None = story
    for position in range(index - 1, max(-1, index - 1 - _REACH), -1):
        if here is None:
            break
        if "birth" in mentions[position].after_event and here.placed.moment is not None:
            return here.placed.moment, position
        here = here.before
    return None


def _last_term(story: _Story, mentions: Sequence[Mention], index: int) -> tuple[Moment, int] | None:
    """The end, to the day, of the length that was told last."""
    here: _Story | None = story
    for position in range(index - 1, max(-1, index - 1 - _REACH), -1):
        if here is None:
            break
        found = here.placed.moment
        if isinstance(mentions[position].sense, Term) and found is not None:
            return found.base or found, position
        here = here.before
    return None
