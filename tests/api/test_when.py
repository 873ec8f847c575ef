"""Words to dates over HTTP."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from tests.api.conftest import Person, SignIn, error_of, refused_fields

NOW = "2026-11-22T13:00:00+01:00"  # a Sunday


async def read(person: Person, text: str, **params: Any) -> dict[str, Any]:
    found: dict[str, Any] = await person.get("when", **{"text": text, "now": NOW, **params})
    return found


async def test_a_phrase_is_answered_with_its_due(anna: Person) -> None:
    found = await read(anna, "tomorrow at 5")
    assert found == {
        "due": "2026-11-23T17:00:00+01:00",
        "due_zone": "Europe/Berlin",
        "recurrence": None,
        "minutes": None,
        "repeats_from": None,
        "span": [0, 13],
        "certain": True,
        "readings": [
            {
                "due": "2026-11-23T17:00:00+01:00",
                "due_zone": "Europe/Berlin",
                "recurrence": None,
                "minutes": None,
            }
        ],
    }


async def test_a_sentence_is_answered_with_the_span_in_code_points(anna: Person) -> None:
    text = "🙂 pay rent every 1st at 9am p1"
    found = await read(anna, text)
    assert found["recurrence"] == "FREQ=MONTHLY;BYMONTHDAY=1"
    assert found["due"] == "2026-12-01T09:00:00+01:00"
    start, end = found["span"]
    assert text[start:end] == "every 1st at 9am"
    assert (await read(anna, "water plants every! 3 days"))["repeats_from"] == "completion"
    assert (await read(anna, "meet Ann tomorrow from 2 to 4pm"))["minutes"] == 120


async def test_words_with_two_meanings_are_not_certain(anna: Person) -> None:
    found = await read(anna, "next friday", now="2026-11-25T13:00:00+01:00")
    assert found["certain"] is False
    assert len(found["readings"]) == 2
    first = {name: found[name] for name in ("due", "due_zone", "recurrence", "minutes")}
    assert found["readings"][0] == first
    assert found["readings"][1]["due"] != found["due"]


@pytest.mark.parametrize(
    "text", ["", "Buy milk", "march with the band", "31 february", "'tomorrow'"]
)
async def test_nothing_found_is_no_error(anna: Person, text: str) -> None:
    found = await read(anna, text)
    assert found.pop("readings") == []
    assert set(found.values()) == {None}


async def test_now_and_zone_default_to_the_present_and_the_persons_own(sign_in: SignIn) -> None:
    person = await sign_in("kim", "Pacific/Auckland")
    found = await person.get("when", text="in 2 hours")
    away = datetime.fromisoformat(found["due"]) - datetime.now(UTC)
    assert 110 < away.total_seconds() / 60 < 121
    assert found["due_zone"] == "Pacific/Auckland"
    found = await person.get("when", text="today", now="2026-11-22T23:30:00Z")
    assert found["due"] == "2026-11-23"
    found = await person.get("when", text="today", now="2026-11-22T23:30:00Z", timezone="UTC")
    assert found["due"] == "2026-11-22"


async def test_a_plus_that_an_address_took_for_a_space_is_a_plus(
    client: httpx.AsyncClient, anna: Person
) -> None:
    path = anna.path("when?text=tomorrow+5pm&now=2026-11-22T13:00:00+01:00")
    response = await client.get(path, headers=anna.headers)
    assert response.json()["due"] == "2026-11-23T17:00:00+01:00"


async def test_days_and_months_are_read_in_the_persons_order(anna: Person) -> None:
    assert (await read(anna, "3/4/2027"))["due"] == "2027-03-04"
    await anna.change("PATCH", "settings", {"month_first": False})
    assert (await read(anna, "3/4/2027"))["due"] == "2027-04-03"
    assert (await anna.add_task(due="3/4/2027"))["due"] == "2027-04-03"


@pytest.mark.parametrize(
    ("params", "refused"),
    [
        ({"text": "x" * 4_001}, {"text": "4000 characters"}),
        ({"now": "2026-11-22T13:00:00"}, {"now": "with an offset"}),
        ({"now": "yesterday"}, {"now": "with an offset"}),
        ({"now": "2026-02-30T13:00:00Z"}, {"now": "with an offset"}),
        ({"now": "9999-12-31T23:00:00Z"}, {"now": "with an offset"}),
        ({"now": "0001-01-01T00:00:00+14:00"}, {"now": "with an offset"}),
        ({"now": ""}, {"now": "with an offset"}),
        ({"timezone": "Mars/Olympus"}, {"timezone": "Europe/Berlin"}),
        ({"timezone": ""}, {"timezone": "Europe/Berlin"}),
        ({"timezone": "../../etc/passwd"}, {"timezone": "Europe/Berlin"}),
        ({"timezone": "Mars/Olympus", "now": "x"}, {"timezone": "", "now": ""}),
        ({"zone": "UTC"}, {"zone": "no field zone"}),
    ],
)
async def test_a_wrong_question_is_refused(
    anna: Person, params: dict[str, str], refused: dict[str, str]
) -> None:
    response = await anna.ask("GET", "when", params={"text": "tomorrow", **params})
    found = refused_fields(response)
    assert set(found) == set(refused)
    assert all(words in found[field] for field, words in refused.items())


async def test_a_question_without_a_text_is_refused(anna: Person) -> None:
    assert set(refused_fields(await anna.ask("GET", "when"))) == {"text"}


async def test_nobody_asks_under_another_name(anna: Person, boris: Person) -> None:
    response = await anna.client.get(
        boris.path("when"), params={"text": "tomorrow"}, headers=anna.headers
    )
    assert error_of(response, 403)["code"] == "ACCESS_DENIED"


@pytest.mark.parametrize("text", ["monday " * 571, "9:00 " * 800, "every day until " * 250])
async def test_four_thousand_characters_of_dates_are_read(anna: Person, text: str) -> None:
    response = await anna.ask("GET", "when", params={"text": text[:4_000]})
    assert response.status_code == 200
