"""What holds for every series."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise

from dateutil import rrule
from hypothesis import given
from hypothesis import strategies as st

from tests.when.series import BERLIN, ZONES, moment, series
from todo_chat.when import Moment
from todo_chat.when.recurrence import (
    RuleError,
    check_rule,
    next_due,
)
from todo_chat.when.zones import zone_of

# ---- properties

_WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


@st.composite
def rules(draw: st.DrawFn) -> str:
    freq = draw(st.sampled_from(["YEARLY", "MONTHLY", "WEEKLY", "DAILY"]))
    parts = [f"FREQ={freq}", f"INTERVAL={draw(st.integers(1, 6))}"]
    some = st.lists(st.sampled_from(_WEEKDAYS), min_size=1, max_size=4, unique=True)
    if draw(st.booleans()):
        names = draw(some)
        if freq in ("YEARLY", "MONTHLY") and draw(st.booleans()):
            names = [f"{draw(st.sampled_from([1, 2, 3, 4, -1, -2]))}{name}" for name in names]
        parts.append(f"BYDAY={','.join(names)}")
    elif freq != "WEEKLY" and draw(st.booleans()):
        numbers = draw(st.lists(st.sampled_from([1, 13, 15, 28, 29, 31, -1, -5]), min_size=1))
        parts.append(f"BYMONTHDAY={','.join(map(str, numbers))}")
    if draw(st.booleans()):
        months = draw(st.lists(st.integers(1, 12), min_size=1, max_size=4, unique=True))
        parts.append(f"BYMONTH={','.join(map(str, months))}")
    if draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(_WEEKDAYS))}")
    return ";".join(parts)


# Up to the 28th, so that a rule without days of its own means the same to everybody.
_STARTS = st.builds(
    datetime,
    st.integers(1999, 2040),
    st.integers(1, 12),
    st.integers(1, 28),
    st.integers(0, 23),
    st.sampled_from([0, 15, 30, 59]),
)


@given(rules(), _STARTS)
def test_a_series_of_days_is_the_one_that_dateutil_expands(rule: str, start: datetime) -> None:
    begun = datetime(start.year, start.month, start.day)
    text = rule if "WKST" in rule else f"{rule};WKST=MO"
    until = begun.replace(year=begun.year + 12)
    whole = rrule.rrulestr(f"{text};UNTIL={until:%Y%m%dT%H%M%S}", dtstart=begun)
    expected = [each.date() for each in islice(whole, 12)]
    found = series(rule, begun.date(), len(expected))
    assert found == expected


@given(rules(), _STARTS, st.sampled_from([*ZONES, BERLIN, "UTC"]))
def test_a_series_of_moments_keeps_its_time_and_moves_on(
    rule: str, start: datetime, zone: str
) -> None:
    begun = moment(start.isoformat(), zone)
    try:
        check_rule(rule, begun)
    except RuleError as refused:
        assert refused.reason == "never"
        return
    found = [each for each in series(rule, begun, 15) if isinstance(each, Moment)]
    assert all(one.at < other.at for one, other in pairwise(found))
    for each in found:
        wall = begun.local.replace(tzinfo=None).time()
        kept = datetime.combine(each.local.date(), wall)
        assert each.at == kept.replace(tzinfo=zone_of(zone)).astimezone(UTC)


@given(rules(), _STARTS, st.integers(0, 5000), st.sampled_from(ZONES))
def test_a_jump_lands_on_the_series(rule: str, start: datetime, ahead: int, zone: str) -> None:
    begun = moment(start.isoformat(), zone)
    after = Moment(begun.at + timedelta(days=ahead), zone)
    found = next_due(rule, start=begun, after=after)
    counted = next_due(f"{rule};COUNT=1000", start=begun, after=after)
    if counted is not None:  # a count is walked from the start, without a jump
        assert found == counted
