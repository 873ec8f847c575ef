"""What all shapes share."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from todo_chat.when import zone_of

WORD_MAX = 200
CURSOR_MAX = 5_000


def _without_nul(text: str) -> str:
    if "\0" in text:
        raise PydanticCustomError("control_character", "NUL can't be stored")
    return text


Text = Annotated[str, AfterValidator(_without_nul)]
Word = Annotated[Text, Field(max_length=WORD_MAX)]
Instant = Annotated[str, Field(examples=["2026-11-22T17:00:00+01:00"])]
Cursor = Annotated[
    str | None, Field(description="Leads to the next page; null where there is none.")
]


def instant(moment: datetime, timezone: str) -> str:
    """An instant as the API writes it: ISO 8601 with the person's offset."""
    return moment.astimezone(zone_of(timezone)).isoformat(timespec="seconds")


def without_defaults(schema: dict[str, Any]) -> None:
    """Take the defaults out of a schema whose left-out fields stay as they are."""
    for field in schema["properties"].values():
        field.pop("default", None)


class Input(BaseModel):
    """What a client sends: a name that is not known is refused, since it is a slip."""

    model_config = ConfigDict(extra="forbid")


class PageQuery(Input):
    """Which page of a list."""

    limit: int = Field(50, description="How many at most, 1 to 200.")
    cursor: Text | None = Field(
        None, description="The `next_cursor` of the page before.", max_length=CURSOR_MAX
    )
