"""Reading which tasks a person wants to see: by status, priority, tag, due or words."""

from __future__ import annotations

import re
from dataclasses import replace

from todo_chat.agent.builtin.dates import find_date
from todo_chat.agent.builtin.english import listings, questions
from todo_chat.agent.builtin.english.pieces import LEVELS
from todo_chat.agent.builtin.intents import Changes, Filters, List, PriorityName

_LEADS = re.compile(r"^(?:due |for |on |from )+", re.IGNORECASE)
_WORD = re.compile(r"[\w'\u2019-]+")


def read_listing(text: str) -> List | Changes | None:
    """The list or the count that a question asks for, if it is about the list at all."""
    head = listings.LISTING.match(text)
    if not head or not listings.ABOUT_LIST.fullmatch(text):
        return None
    if listings.BIN.search(text):
        return List(binned=True)
    filters = read_filters(text)
    if head["order"] is None and filters.words and not _asks_for_tasks(text, filters, head):
        return None
    if listings.I_DID.search(text):
        period = next((p for found, p in questions.PERIODS if found.search(text)), None)
        if period:
            return Changes(period, only_completed=True)  # type: ignore[arg-type]
        left = [word for word in filters.words.split() if word not in listings.COMPLETE]
        done = replace(filters, status="completed", due=None, words=" ".join(left))
        return List(done, count=head["count"] is not None)
    return List(filters, count=head["count"] is not None)


def is_bare(text: str) -> bool:
    """Whether a question only names tasks ("my open tasks"), without a word that asks for them."""
    head = listings.LISTING.match(text)
    return head is not None and head["bare"] is not None


def _asks_for_tasks(text: str, filters: Filters, head: re.Match[str]) -> bool:
    """Whether a question that leaves words over asks for tasks with these words."""
    if head["bare"]:
        return listings.NOUN_AT_END.search(text) is not None
    return len(_WORD.findall(filters.words)) <= 2


def read_filters(text: str) -> Filters:
    """The filters that a text speaks of; what remains of it are words to search for."""
    filters = Filters()
    about = listings.WORDS.search(text)
    if about:
        filters = replace(filters, words=about["words"].strip(' ?.!"“”'))
        text = text[: about.start()]
    for pattern, sort in listings.SORTS:
        if pattern.search(text):
            filters, text = replace(filters, sort=sort), pattern.sub(" ", text)
    for pattern, due in listings.DUES:
        if pattern.search(text):
            filters, text = replace(filters, due=due), pattern.sub(" ", text)
    project = listings.PROJECT.search(text)
    if project:
        filters = replace(
            filters, project=project["project"] or project["named"] or project["shown"]
        )
        text = text.replace(project[0], " ")
    if listings.INBOX.search(text):
        filters, text = replace(filters, project="inbox"), listings.INBOX.sub(" ", text)
    filters, text = _take_day(filters, text)
    tag = listings.TAG.search(text) or listings.HASH_TAG.search(text)
    if tag and tag["tag"].casefold() not in listings.NOISE:
        either = tag["tag"] if tag[0].startswith("#") and not filters.project else None
        filters = replace(filters, tag=tag["tag"], project=filters.project or either)
        text = text.replace(tag[0], " ")
    priority = listings.PRIORITY.search(text)
    if priority:
        filters = replace(filters, priority=_level(priority))
        text = text.replace(priority[0], " ")
    if listings.EVERY_STATUS.search(text):
        filters = replace(filters, status="all")
    if listings.NOT_DONE.search(text):
        filters, text = replace(filters, status="pending"), listings.NOT_DONE.sub(" ", text)
    return _read_rest(text, filters)


def _take_day(filters: Filters, text: str) -> tuple[Filters, str]:
    """Take a day out of a question: "due tomorrow", "for next week"."""
    span = None if filters.due or filters.words else find_date(text)
    if span is None:
        return filters, text
    day = text[slice(*span)]
    led = _LEADS.sub("", day)
    return replace(filters, due=led.removesuffix("'s")), f"{text[: span[0]]} {text[span[1] :]}"


def _level(found: re.Match[str]) -> PriorityName:
    return LEVELS[(found["level"] or found["urgent"]).casefold()]


def _read_rest(text: str, filters: Filters) -> Filters:
    left = []
    for word in _WORD.findall(text.casefold().replace("\u2019", "'")):
        if word in listings.PENDING:
            filters = replace(filters, status="pending")
        elif word in listings.COMPLETED:
            filters = replace(filters, status="completed")
        elif word not in listings.NOISE:
            left.append(word)
    if left and not filters.words:
        filters = replace(filters, words=" ".join(left))
    return filters


def is_noise(text: str) -> bool:
    """Whether a text names no task: it is made of words such as "my tasks" or "high priority"."""
    return not read_filters(text).words
