"""What a person can mean: the results of reading a message, before anything is looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Status: TypeAlias = Literal["pending", "completed"]
Deed: TypeAlias = Literal["", "added", "updated", "completed", "reopened", "deleted"]
DoName: TypeAlias = Literal["remind", "snooze", "unremind", "skip", "stop"]
Period: TypeAlias = Literal["today", "yesterday", "week", "all"]
PriorityName: TypeAlias = Literal["none", "low", "medium", "high"]
Lack: TypeAlias = Literal["", "title", "notes", "due", "deadline", "tags", "priority"]
Scope: TypeAlias = Literal["this", "all"]
View: TypeAlias = Literal["reminders", "repeating"]


@dataclass(frozen=True)
class Filters:
    """Which tasks; `words` are words of the title or a tag, `sort` is the order asked for.

    `due` is a name of the tool's, or a day in words; `view` what has reminders, or repeats. A
    `tag` of None and a `project` are looked up as either where a person wrote #name.
    """

    status: Status | Literal["all"] | None = None
    priority: PriorityName | None = None
    tag: str | None = None
    project: str | None = None
    due: str | None = None
    words: str = ""
    sort: str = ""
    view: View | None = None


@dataclass(frozen=True)
class Numbers:
    """Tasks by their numbers."""

    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Name:
    """A task by words of its title; `exact` when they were quoted."""

    text: str
    exact: bool = False


@dataclass(frozen=True)
class Spoken:
    """What was spoken of last: "it" (one), "them" (all) or "both" (all of just two)."""

    several: bool = False
    pair: bool = False


@dataclass(frozen=True)
class Places:
    """Places in the list shown last, from 1; from the end when negative."""

    places: tuple[int, ...]


@dataclass(frozen=True)
class Every:
    """All tasks that a filter lets through, but for some."""

    filters: Filters = Filters()
    but: Target | None = None


Part: TypeAlias = Numbers | Name | Spoken | Places | Every


@dataclass(frozen=True)
class Target:
    """The tasks that a wish is about; `text` is how they were named, all in one.

    `either` when only one of them is meant: "1 or 2".
    """

    parts: tuple[Part, ...]
    text: str = ""
    either: bool = False

    @staticmethod
    def of(*numbers: int) -> Target:
        """Tasks by number."""
        return Target((Numbers(numbers),))


@dataclass(frozen=True)
class NewTask:
    """A task to add; `done` when it was ticked off where it was copied from.

    `due`, `deadline` and `reminders` are the person's words.
    """

    title: str
    notes: str = ""
    priority: PriorityName | None = None
    due: str | None = None
    tags: tuple[str, ...] = ()
    project: str | None = None
    reminders: tuple[str, ...] = ()
    deadline: str | None = None
    estimate_minutes: int | None = None
    done: bool = False


@dataclass(frozen=True)
class Add:
    """Add tasks; without any, ask for the title. `reminder` when a reminder was asked for."""

    tasks: tuple[NewTask, ...]
    reminder: bool = False


@dataclass(frozen=True)
class SetStatus:
    """Complete tasks, or reopen them; unless `sure`, ask first where that is more than one.

    `heard`, here and below, is the wish as it was said, where it may be a new task instead: "finish
    the report". It is offered as one when no task fits.
    """

    target: Target | None
    status: Status
    sure: bool = True
    heard: str = ""


@dataclass(frozen=True)
class Delete:
    """Delete tasks; unless `sure`, ask first. `confirmed` when the person has said yes to it.

    `for_good` when it was asked to be for ever: the bin keeps them all the same.
    """

    target: Target | None
    sure: bool = True
    confirmed: bool = False
    for_good: bool = False
    heard: str = ""


@dataclass(frozen=True)
class Edit:
    """New values for a task; `None` leaves a field as it is.

    Dates are the person's words; `postpone_by` is a length of time. `notes` are added to those
    there are unless `replace_notes`; `tags` likewise are added, and `untag` taken away (all of
    them when it is empty). `scope` is whether a repeating task changes this time only. `number` is
    an hour or a day of the month: the task tells which.
    """

    title: str | None = None
    priority: PriorityName | None = None
    due: str | None = None
    postpone_by: str | None = None
    deadline: str | None = None
    estimate_minutes: int | None = None
    recurrence: str | None = None
    project: str | None = None
    notes: str | None = None
    replace_notes: bool = False
    tags: tuple[str, ...] = ()
    untag: tuple[str, ...] | None = None
    scope: Scope | None = None
    number: int | None = None

    @property
    def builds_on_present(self) -> bool:
        """Whether the task has to be looked at before it can be changed."""
        return bool(self.notes) and not self.replace_notes

    @property
    def only_tags(self) -> bool:
        """Whether nothing changes but some of the tags."""
        return bool(self.tags or self.untag)


@dataclass(frozen=True)
class Change:
    """Change tasks; `otherwise` are further ways to read the same words, tried in turn.

    `lacks` names what was not said: the new title, the text of the note, the day and so on;
    `unknown` is what was said in its place.
    """

    target: Target | None
    edit: Edit
    otherwise: tuple[Change, ...] = ()
    lacks: Lack = ""
    heard: str = ""
    unknown: str = ""


@dataclass(frozen=True)
class Show:
    """Show single tasks in full."""

    target: Target


@dataclass(frozen=True)
class List:
    """List tasks, or say how many there are; `binned` when those in the bin are meant."""

    filters: Filters = Filters()
    count: bool = False
    binned: bool = False


@dataclass(frozen=True)
class Search:
    """Find tasks by words."""

    words: str


@dataclass(frozen=True)
class Do:
    """Remind of tasks (`when`), snooze or remove their reminders, skip or end a repeat."""

    deed: DoName
    target: Target | None
    when: str = ""
    heard: str = ""


@dataclass(frozen=True)
class Restore:
    """Bring tasks back from the bin."""

    target: Target | None
    heard: str = ""


@dataclass(frozen=True)
class Changes:
    """Tell what was done; only what was completed, or what was done to one task."""

    period: Period | None = None
    number: int | None = None
    only_completed: bool = False


@dataclass(frozen=True)
class UndoLast:
    """Take back what was done last, or the last few; `again` does it again, `back` is either.

    `everything` takes back all that was done in this conversation.
    """

    again: bool = False
    back: bool = False
    times: int = 1
    everything: bool = False


@dataclass(frozen=True)
class Organise:
    """Create, rename, colour, delete or list projects or tags.

    `otherwise` is the wish of a task that is called like that, where there is no such project or
    tag; `confirmed` when the person has said yes to a deletion.
    """

    deed: Literal["create", "change", "delete", "list"]
    kind: Literal["project", "tag"]
    name: str = ""
    new_name: str = ""
    color: str = ""
    confirmed: bool = False
    otherwise: Change | Delete | None = None


@dataclass(frozen=True)
class Perhaps:
    """A wish if the list has the task that it names, else another: "put dentist on monday".

    `wishes` are ways to read it, tried in turn. A task whose title begins with the `head`, the verb
    that was said, is not meant: who says "make lunch" twice has it to do twice. `asks` when the
    wish is so far-fetched that it needs a yes. `place` is a project that has to be there too: if
    only the place is, `there` is added to it. With `exact` a name has to be the whole title; with
    `instead` it corrects what was done last, which is taken back first.
    """

    wishes: tuple[Targeted, ...]
    otherwise: Intent | None = None
    head: str = ""
    asks: bool = False
    place: str = ""
    there: Add | None = None
    exact: bool = False
    instead: bool = False


@dataclass(frozen=True)
class Refuse:
    """Not to do something; `deed` is the kind of change, or any where that was not said."""

    deed: Deed = ""


@dataclass(frozen=True)
class Say:
    """Nothing to do: say the sentence `key` of the catalogue."""

    key: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Offer:
    """A text that may be a task: offer to add it."""

    tasks: tuple[NewTask, ...]


Targeted: TypeAlias = SetStatus | Delete | Change | Show | Do | Restore
Intent: TypeAlias = (
    Targeted | Add | List | Search | Changes | UndoLast | Organise | Perhaps | Refuse | Say | Offer
)
