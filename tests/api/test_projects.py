"""Projects and tags over HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.conftest import Person, error_of, refused_fields


async def make(person: Person, name: str, **fields: Any) -> dict[str, Any]:
    response = await person.ask("POST", "projects", json={"name": name, **fields})
    assert response.status_code == 201, response.text
    project: dict[str, Any] = response.json()
    return project


async def test_projects_are_made_listed_changed_and_deleted(anna: Person) -> None:
    garden = await make(anna, " Garden ", color="green")
    assert list(garden) == ["id", "name", "color", "position", "version"]
    assert (garden["name"], garden["color"]) == ("Garden", "green")
    await make(anna, "Household")
    await anna.add_task(project="garden")
    await anna.add_task()
    listed = await anna.get("projects")
    assert list(listed) == ["inbox", "projects", "total", "next_cursor"]
    assert (listed["inbox"], listed["total"]) == ({"pending": 1}, 2)
    counted = [(one["name"], one["color"], one["pending"]) for one in listed["projects"]]
    assert counted == [("Garden", "green", 1), ("Household", "gray", 0)]
    path = f"projects/{garden['id']}"
    changed = await anna.change("PATCH", path, {"name": "Allotment", "position": 9})
    assert changed == await anna.get(path)
    assert (changed["name"], changed["color"], changed["version"]) == ("Allotment", "green", 2)
    assert [one["name"] for one in (await anna.get("projects"))["projects"]][-1] == "Allotment"
    assert (await anna.get("tasks/1"))["project"] == "Allotment"
    assert (await anna.ask("DELETE", path)).status_code == 204
    assert (await anna.get("tasks/1"))["project"] is None
    assert error_of(await anna.ask("GET", path), 404)["code"] == "PROJECT_NOT_FOUND"


WRONG: list[tuple[dict[str, Any], set[str]]] = [
    ({"name": ""}, {"name"}),
    ({"name": "x" * 101}, {"name"}),
    ({"name": "inbox"}, {"name"}),
    ({"name": "a\x07b"}, {"name"}),
    ({"name": None}, {"name"}),
    ({"name": "Garden", "color": "mauve"}, {"color"}),
    ({"name": "", "color": "mauve"}, {"name", "color"}),
    ({"name": "Garden", "title": "x"}, {"title"}),
]


@pytest.mark.parametrize(("body", "refused"), WRONG)
@pytest.mark.parametrize("method", ["POST", "PATCH"])
async def test_a_wrong_project_is_refused(
    anna: Person, method: str, body: dict[str, Any], refused: set[str]
) -> None:
    project = await make(anna, "Work")
    path = "projects" if method == "POST" else f"projects/{project['id']}"
    assert set(refused_fields(await anna.ask(method, path, json=body))) == refused
    listed = (await anna.get("projects"))["projects"]
    assert listed == [{**project, "pending": 0}]


@pytest.mark.parametrize("value", [b"NaN", b"1e999", b'"1"', b"true", b"null"])
async def test_a_projects_position_is_a_finite_number(anna: Person, value: bytes) -> None:
    project = await make(anna, "Work")
    response = await anna.ask(
        "PATCH",
        f"projects/{project['id']}",
        content=b'{"position": ' + value + b"}",
        headers={"Content-Type": "application/json"},
    )
    assert refused_fields(response) == {"position": "position must be a number."}


async def test_a_name_is_given_once(anna: Person) -> None:
    await make(anna, "Work")
    other = await make(anna, "Garden")
    response = await anna.ask("POST", "projects", json={"name": "WORK"})
    assert error_of(response, 409)["code"] == "PROJECT_EXISTS"
    response = await anna.ask("PATCH", f"projects/{other['id']}", json={"name": "work"})
    assert error_of(response, 409)["code"] == "PROJECT_EXISTS"


@pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
async def test_somebody_elses_project_is_as_missing_as_one_that_never_was(
    anna: Person, boris: Person, method: str
) -> None:
    project = await make(boris, "Work")
    options: dict[str, Any] = {"json": {"name": "Mine"}} if method == "PATCH" else {}
    for id in (project["id"], 999, 0, -1, 2**31, 10**30):
        error = error_of(await anna.ask(method, f"projects/{id}", **options), 404)
        assert (error["code"], error["message"]) == (
            "PROJECT_NOT_FOUND",
            "There is no such project.",
        )
    assert set(refused_fields(await anna.ask(method, "projects/x", **options))) == {"project_id"}
    assert await boris.get(f"projects/{project['id']}") == project


async def test_tags_are_listed_renamed_coloured_and_deleted(anna: Person) -> None:
    await anna.add_task(tags=["home", "a/b c"])
    await anna.add_task(tags=["Home"])
    listed = await anna.get("tags")
    assert listed == {
        "tags": [
            {"name": "a/b c", "color": None, "pending": 1},
            {"name": "home", "color": None, "pending": 2},
        ],
        "total": 2,
        "next_cursor": None,
    }
    changed = await anna.change("PATCH", "tags/HOME", {"name": "house", "color": "teal"})
    assert changed == {"name": "house", "color": "teal"}
    assert (await anna.get("tasks/2"))["tags"] == ["house"]
    assert (await anna.change("PATCH", "tags/a%2Fb%20c", {"name": "d"}))["name"] == "d"
    assert (await anna.change("PATCH", "tags/house", {"color": None}))["color"] is None
    assert (await anna.ask("DELETE", "tags/house")).status_code == 204
    assert (await anna.get("tasks/2"))["tags"] == []
    assert [tag["name"] for tag in (await anna.get("tags"))["tags"]] == ["d"]


@pytest.mark.parametrize(
    ("body", "refused"),
    [
        ({}, {"name"}),
        ({"name": ""}, {"name"}),
        ({"name": None}, {"name"}),
        ({"name": "x" * 200}, {"name"}),
        ({"color": "mauve"}, {"color"}),
        ({"name": "x" * 200, "color": "mauve"}, {"name", "color"}),
        ({"name": "work", "color": "mauve"}, {"color"}),
        ({"colour": "red"}, {"colour"}),
    ],
)
async def test_a_wrong_change_of_a_tag_changes_nothing(
    anna: Person, body: dict[str, Any], refused: set[str]
) -> None:
    await anna.add_task(tags=["home"])
    listed = await anna.get("tags")
    assert set(refused_fields(await anna.ask("PATCH", "tags/home", json=body))) == refused
    assert await anna.get("tags") == listed


async def test_a_tag_does_not_take_anothers_name(anna: Person) -> None:
    await anna.add_task(tags=["home", "work"])
    body = {"name": "WORK", "color": "red"}
    response = await anna.ask("PATCH", "tags/home", json=body)
    assert error_of(response, 409)["code"] == "TAG_EXISTS"
    assert {tag["color"] for tag in (await anna.get("tags"))["tags"]} == {None}


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
async def test_somebody_elses_tag_is_missing(anna: Person, boris: Person, method: str) -> None:
    await boris.add_task(tags=["home"])
    options: dict[str, Any] = {"json": {"color": "red"}} if method == "PATCH" else {}
    for name in ("home", "nothing", "x" * 3_000, "%F0%9F%98%80", "..", "a%2F..%2Fb"):
        response = await anna.ask(method, f"tags/{name}", **options)
        assert error_of(response, 404)
    assert error_of(await anna.ask(method, "tags/home", **options), 404)["code"] == "TAG_NOT_FOUND"
    assert (await boris.get("tags"))["total"] == 1
