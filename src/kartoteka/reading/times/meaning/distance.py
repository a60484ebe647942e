"""Lengths away from something: two weeks later, the day after, ages, the ends of lengths that were lived through."""

from __future__ import annotations

import math
from dataclasses import replace

from kartoteka.reading.times import lexicon, moment
from kartoteka.reading.times.meaning.pointing import pointed
from kartoteka.reading.times.meaning.view import Meaning, Read, View, coarse_cost
from kartoteka.reading.times.moment import Moment
from kartoteka.reading.times.senses import Age, Amount, EventDay, Pointer, Shift, Term
from kartoteka.values import arithmetic, days


def shift(sense: Shift, view: View, read: Read) -> list[Meaning]:
    """A length away from a date, an event or the last date."""
    if sense.inner is not None:
        return [
            Meaning(shifted(m.moment, sense.amount, sense.sign, sense.exact), m.cost, m.hung)
            for m in read(sense.inner, view)
        ]
    base = view.event if view.event is not None else view.ref
    if sense.anchor and view.anchor is not None:
        base = moment.of_day(view.anchor)
    if base is None:
        if sense.sign < 0 and view.ahead is not None:
            return [Meaning(shifted(view.ahead, sense.amount, -1, sense.exact), 0.5, True)]
        return []
    cost = coarse_cost(sense.amount.unit, base)
    return [Meaning(shifted(base, sense.amount, sense.sign, sense.exact), cost, True)]


def shifted(base: Moment, amount: Amount, sign: int, exact: bool = False) -> Moment:
    """The moment so far from another: days and weeks exactly, months to the month, years to the year.

    From an uncertain date both ends are moved; a vague amount moves them by its least and its greatest value.
    """
    unit = lexicon.units()[amount.unit]
    low, high = (0.0 if amount.up_to else amount.low), amount.high
    if amount.mod == "APPROX" and low == high and amount.unit not in ("day", "week"):
        low, high = low - 1, high + 1
    if "minutes" in unit:
        low_days, high_days = math.floor(low * unit["minutes"] / 1440), math.ceil(high * unit["minutes"] / 1440)
        if high * unit["minutes"] < 1440:
            high_days = 0
        return _moved_days(base, low_days, high_days, sign)
    if "days" in unit:
        extra = sum(n * lexicon.units()[u].get("days", 0) for n, u in amount.parts)
        return _moved_days(base, math.floor(low * unit["days"] + extra), math.ceil(high * unit["days"] + extra), sign)
    months_low = low * unit["months"] + sum(n * lexicon.units()[u].get("months", 0) for n, u in amount.parts)
    months_high = high * unit["months"] + sum(n * lexicon.units()[u].get("months", 0) for n, u in amount.parts)
    whole_years = amount.unit != "month"  # "twelve months later" is counted in months
    return _moved_months(base, round(months_low), round(months_high), sign, exact, whole_years)


def _moved_days(base: Moment, low: int, high: int, sign: int) -> Moment:
    first, last = (base.first + low, base.last + high) if sign > 0 else (base.first - high, base.last - low)
    return Moment(first, last, "day" if first == last else "span")


def _moved_months(base: Moment, low: int, high: int, sign: int, exact: bool, whole_years: bool) -> Moment:
    near, far = (low, high) if sign > 0 else (-high, -low)
    if (
        base.grain == "span"
        and base.base is not None
        and base.base.grain == "month"
        and base.base.last - base.base.first < 32
    ):
        base = base.base if abs(base.first - base.base.first) == 1 else base  # a day somewhere in a month
    if exact:
        return Moment(arithmetic.add_months(base.first, near), arithmetic.add_months(base.last, far), base.grain)
    first_year, first_month, _ = days.to_ymd(base.first)
    last_year, last_month, _ = days.to_ymd(base.last)
    if whole_years and low % 12 == 0 and high % 12 == 0:
        found = moment.of_years(first_year + near // 12, last_year + far // 12, "year")
        return found if found.last - found.first < 366 else replace(found, grain="span")
    first = arithmetic.month_span(first_year, first_month + near)[0]
    last = arithmetic.month_span(last_year, last_month + far)[1]
    return Moment(first, last, "month" if last - first < 31 else "span")


def event_day(sense: EventDay, view: View, read: Read) -> list[Meaning]:
    """The day, month or year after an event or the last date."""
    bases = read(sense.inner, view) if sense.inner is not None else []
    if sense.inner is None:
        base = view.event if view.event is not None else view.ref
        bases = [] if base is None else [Meaning(base, coarse_cost(sense.unit, base), True)]
    pointer = Pointer(sense.unit, "next" if sense.sign > 0 else "previous")
    found = []
    for meaning in bases:
        if sense.unit in ("week", "fortnight"):
            moved = _moved_days(meaning.moment, 7, 7, sense.sign)
        else:
            made = pointed(pointer, meaning.moment)
            if made is None:
                continue
            moved = made
        found.append(replace(meaning, moment=moved))
    return found


def age(sense: Age, view: View, read: Read) -> list[Meaning]:
    """The days on which somebody can have an age, from the birth."""
    birth = view.birth
    if birth is None or birth.coarseness > 4:
        return []
    if sense.birthday:
        return [
            Meaning(
                Moment(
                    arithmetic.add_years(birth.first, sense.years),
                    arithmetic.add_years(birth.last, sense.years),
                    birth.grain,
                ),
                0.0,
                True,
            )
        ]
    if sense.year:
        first, last = birth.year + sense.years, days.to_ymd(birth.last)[0] + sense.years
        return [Meaning(moment.of_years(first, last, "year"), 0.0, True)]
    first_day = arithmetic.add_years(birth.first, sense.years)
    last_day = arithmetic.add_years(birth.last, sense.years + 1) - 1
    return [Meaning(Moment(first_day, last_day, "span"), 0.0, True)]


def term(sense: Term, view: View, read: Read) -> list[Meaning]:
    """The end of a length that was lived through."""
    if view.ref is None or not sense.served:
        return []
    amount = sense.amount
    if amount.turn == "next":
        if amount.unit not in ("day", "night", "week", "fortnight") or amount.vague:
            return []
        end = shifted(view.ref, amount, 1)
        return [Meaning(Moment(view.ref.last + 1, end.last, "span"), 0.0, True)]
    if sense.within:
        end = shifted(view.ref, amount, 1, True)
        return [Meaning(Moment(view.ref.first, end.last, "span"), 0.0, True)]
    if sense.fraction != 1.0:
        unit = lexicon.units()[amount.unit]
        months = round(amount.low * unit.get("months", 0) * sense.fraction)
        amount = Amount(months // 12, months // 12, "year") if months % 12 == 0 else Amount(months, months, "month")
    sign = -1 if sense.back else 1
    found = replace(shifted(view.ref, amount, sign), base=shifted(view.ref, amount, sign, exact=True))
    return [Meaning(found, coarse_cost(amount.unit, view.ref), True)]
