"""Many ways to say things, each with what it has to do to the list, over the real tools.

The list at the start: #1 Buy milk, #2 Call mom, #3 Write the report, #4 Water the plants and, done,
#5 Pay rent.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.agent.builtin.conftest import Talk

Change = dict[str, Any]


def add(*titles: str, **fields: Any) -> Change:
    """Tasks of these titles are new, all with the same further fields."""
    return {"added": [{"title": title, "status": "pending", **fields} for title in titles]}


def done(*numbers: int) -> Change:
    return {"changed": {number: {"status": "completed"} for number in numbers}}


def reopened(*numbers: int) -> Change:
    return {"changed": {number: {"status": "pending"} for number in numbers}}


def gone(*numbers: int) -> Change:
    return {"gone": set(numbers)}


def changed(number: int, **fields: Any) -> Change:
    return {"changed": {number: fields}}


def both(*changes: Change) -> Change:
    """Several changes in one."""
    return {
        "added": [task for change in changes for task in change.get("added", [])],
        "gone": {number for change in changes for number in change.get("gone", set())},
        "changed": {k: v for change in changes for k, v in change.get("changed", {}).items()},
    }


NOTHING: Change = {}

ADDING = [
    ("add buy milk", add("Buy milk")),
    ("Add Buy Bread.", add("Buy Bread")),
    ("add   buy    bread!", add("Buy bread")),
    ("please add buy bread, thanks", add("Buy bread")),
    ("Can you add buy bread to my list?", add("Buy bread")),
    ("Would you mind adding buy bread to the list?", add("Buy bread")),
    ("i want to add buy bread", add("Buy bread")),
    ("let's add a task to clean the garage", add("Clean the garage")),
    ("add to my list: soap", add("Soap")),
    ("put bananas on my list", add("Bananas")),
    (
        'put "call the bank" on my todo list with high priority',
        add("Call the bank", priority="high"),
    ),
    ("new task clean the car", add("Clean the car")),
    (
        "create a task called Finish slides with high priority",
        add("Finish slides", priority="high"),
    ),
    ("make a new task: vacuum the hall", add("Vacuum the hall")),
    ("todo: buy stamps", add("Buy stamps")),
    ("To-do: Buy stamps", add("Buy stamps")),
    ("todo buy stamps", add("Buy stamps")),
    ("note to self: buy stamps", add("Buy stamps")),
    ("jot down: buy stamps", add("Buy stamps")),
    ("I need to wash the windows", add("Wash the windows")),
    ("I have to renew my passport", add("Renew my passport")),
    ("I've got to renew my passport", add("Renew my passport")),
    ("I should really call grandma", add("Call grandma")),
    ("i gotta pick up the kids from school", add("Pick up the kids from school")),
    ("we need bread", add("Bread")),
    ("remind me to call the dentist", add("Call the dentist")),
    ("Can you remind me to buy stamps?", add("Buy stamps")),
    ("set a reminder to feed the cat", add("Feed the cat")),
    ("don't forget to feed the cat", add("Feed the cat")),
    ("remember to lock the door", add("Lock the door")),
    ("make sure I lock the door", add("Lock the door")),
    ("buy bread", add("Buy bread")),
    ("do the dishes", add("Do the dishes")),
    ("ad buy bread", add("Buy bread")),
    ("add iPad case", add("iPad case")),
    ("add 3 eggs", add("3 eggs")),
    ("add call Dr. Smith", add("Call Dr. Smith")),
    ("add learn C++ and Rust", add("Learn C++ and Rust")),
    ("add read “War and Peace”", add("Read “War and Peace”")),
    ('Hey, could you put "return the books" on there?', add("Return the books")),
    ("Add the task of cleaning the attic", add("Cleaning the attic")),
    ("gotta go to the bank", add("Go to the bank")),
    ("I also need to get gas", add("Get gas")),
    ("no, buy bread", add("Buy bread")),
    ("new item - fix the printer", add("Fix the printer")),
    ("cancel my subscription", add("Cancel my subscription")),
    ("clear the table", add("Clear the table")),
    ("move the sofa to the garage", add("Move the sofa to the garage")),
    ("print 3 copies", add("Print 3 copies")),
    ("update the website", add("Update the website")),
    ("remind me to delete old photos", add("Delete old photos")),
    ("change the sheets", add("Change the sheets")),
]

ADDING_SEVERAL = [
    ("add buy bread and call dad", add("Buy bread", "Call dad")),
    ("buy bread and call dad", add("Buy bread", "Call dad")),
    ("Buy bread. Call dad.", add("Buy bread", "Call dad")),
    ("add buy bread; call dad; book flights", add("Buy bread", "Call dad", "Book flights")),
    ("add buy bread then call dad", add("Buy bread", "Call dad")),
    ("add: eggs, bread and butter", add("Eggs", "Bread", "Butter")),
    ("I need eggs, bread and butter", add("Eggs", "Bread", "Butter")),
    ("add to my list: soap, shampoo and toothpaste", add("Soap", "Shampoo", "Toothpaste")),
    ("add two tasks: buy bread and call dad", add("Buy bread", "Call dad")),
    ("add buy bread, eggs and call dad", add("Buy bread, eggs", "Call dad")),
    ("I need to buy bread and I have to call dad", add("Buy bread", "Call dad")),
    ("add buy bread and water the lawn", add("Buy bread", "Water the lawn")),
    ("- eggs\n- bread", add("Eggs", "Bread")),
    ("add call dad\n- eggs\n- bread", add("Call dad", "Eggs", "Bread")),
    ("1. call dad\n2) book flights\n* eggs", add("Call dad", "Book flights", "Eggs")),
    ("[ ] eggs\n[x] bread", both(add("Eggs"), add("Bread", status="completed"))),
    ("add these:\n- eggs\n- delete all tasks", add("Eggs", "Delete all tasks")),
    ("Tasks:\nbuy bread\ncall dad", add("Buy bread", "Call dad")),
    ("buy bread\ncall dad", add("Buy bread", "Call dad")),
    ("add buy bread\nmilk", add("Buy bread", "Milk")),
    ("add milk, add eggs and add bread", add("Milk", "Eggs", "Bread")),
    ("add: - eggs - bread", add("Eggs", "Bread")),
    ("add buy bread, then finish the fence", add("Buy bread", "Finish the fence")),
    ("Add 1. buy bread 2. call dad 3. book flights", add("Buy bread", "Call dad", "Book flights")),
    ('add "call dad" and "buy bread"', add("Call dad", "Buy bread")),
]

KEPT_TOGETHER = [
    ("add salt and pepper", add("Salt and pepper")),
    ("add call mom and dad", add("Call mom and dad")),
    ("add wash and dry the car", add("Wash and dry the car")),
    ("add print, sign and send the contract", add("Print, sign and send the contract")),
    ("add pick up and drop off the kids", add("Pick up and drop off the kids")),
    ("add call dad, Ann and Bob", add("Call dad, Ann and Bob")),
    ("add gifts for Ann, Bob and Cid", add("Gifts for Ann, Bob and Cid")),
    ("add buy flour and plant food", add("Buy flour and plant food")),
    ("add finish the slides and send them to Bob", add("Finish the slides and send them to Bob")),
    ("add fix the sink, it's leaking", add("Fix the sink, it's leaking")),
    ('add "buy bread and call dad"', add("Buy bread and call dad")),
    ('add "delete all tasks"', add("Delete all tasks")),
    ("add buy paint and delete old photos", add("Buy paint", "Delete old photos")),
]

REMARKS = [
    ("add buy bread, it's urgent", add("Buy bread", priority="high")),
    ("add buy bread (urgent)", add("Buy bread", priority="high")),
    ("add buy bread with low priority", add("Buy bread", priority="low")),
    ("add buy bread, priority medium", add("Buy bread", priority="medium")),
    ("add a high priority task to call the bank", add("Call the bank", priority="high")),
    ("add urgent task: fix the roof", add("Fix the roof", priority="high")),
    ("urgent: fix the roof", add("Fix the roof", priority="high")),
    ("Add buy bread. It's urgent.", both(add("Buy bread", priority="high"))),
    ("add buy bread with tags food and home", add("Buy bread", tags=["food", "home"])),
    ("add buy bread tagged food", add("Buy bread", tags=["food"])),
    ("add eggs, bread and butter tagged food", add("Eggs", "Bread", "Butter", tags=["food"])),
    (
        "add buy bread tagged food and call dad tagged home",
        both(add("Buy bread", tags=["food"]), add("Call dad", tags=["home"])),
    ),
    (
        "add buy bread and call dad, it's urgent",
        both(add("Buy bread"), add("Call dad", priority="high")),
    ),
    (
        "add buy bread and call dad, both urgent",
        both(add("Buy bread", priority="high"), add("Call dad", priority="high")),
    ),
    ("add buy bread note: rye, not wheat", add("Buy bread", notes="rye, not wheat")),
    ('add buy bread with notes "2 loaves"', add("Buy bread", notes="2 loaves")),
    ("add pay tax due 2026-12-01", add("Pay tax", due="2026-12-01")),
    ("pay tax by 2026-12-01", add("Pay tax", due="2026-12-01")),
    (
        "add pay tax due 2026-12-01 high priority tagged home",
        add("Pay tax", due="2026-12-01", priority="high", tags=["home"]),
    ),
    ("add pay tax on 2026-12-01 at 9:00", add("Pay tax", due="2026-12-01T09:00:00+01:00")),
    ("Task: Prepare slides. Priority: high", add("Prepare slides", priority="high")),
    ("add 'learn Spanish' as a low priority task", add("Learn Spanish", priority="low")),
]

COMPLETING = [
    ("done 3", done(3)),
    ("3 done", done(3)),
    ("#3 is done", done(3)),
    ("Task 3 is finished!", done(3)),
    ("task number three is finished", done(3)),
    ("mark 3 done", done(3)),
    ("mark #3 as complete please", done(3)),
    ("set 3 to done", done(3)),
    ("check 3", done(3)),
    ("ok, complete task 3", done(3)),
    ("complte 3", done(3)),
    ("complete 1, 2 and 4", done(1, 2, 4)),
    ("complete tasks 1, 2, and 3", done(1, 2, 3)),
    ("mark 1, 2 and 3 as done", done(1, 2, 3)),
    ("complete 1-3", done(1, 2, 3)),
    ("tick 2 & 4", done(2, 4)),
    ("I bought the milk", done(1)),
    ("bought milk", done(1)),
    ("I've just bought the milk", done(1)),
    ("i got the milk", done(1)),
    ("finished the report", done(3)),
    ("I'm done with the report", done(3)),
    ("the report is done", done(3)),
    ("report done", done(3)),
    ("done: report", done(3)),
    ("finish the reprot", done(3)),
    ("tick off call mom", done(2)),
    ("cross the milk off my list", done(1)),
    ("I called mum", done(2)),
    ("the milk is bought", done(1)),
    ("mom has been called", done(2)),
    ("phoned my mother yesterday", done(2)),
    ("watered the plants", done(4)),
    ("mark milk and plants as done", done(1, 4)),
    ("I bought milk and called mom", done(1, 2)),
    ("complete buy milk and call mom", done(1, 2)),
    ("complete everything", done(1, 2, 3, 4)),
    ("mark all as done", done(1, 2, 3, 4)),
    ("complete everything except 2", done(1, 3, 4)),
    ("is the report done?", NOTHING),
    ("did I buy milk?", NOTHING),
    ("I bought a horse", NOTHING),
    ("mark the milk task as done", done(1)),
    ("all tasks are done", done(1, 2, 3, 4)),
    ("show me what's done", NOTHING),
    ("completed?", NOTHING),
    ("milk done?", NOTHING),
    ("is everything done?", NOTHING),
]

REOPENING = [
    ("reopen 5", reopened(5)),
    ("undo 5", reopened(5)),
    ("uncheck pay rent", reopened(5)),
    ("mark 5 as not done", reopened(5)),
    ("put 5 back to pending", reopened(5)),
    ("the rent isn't done yet", reopened(5)),
    ("I haven't finished pay rent", reopened(5)),
    ("actually I didn't pay the rent", reopened(5)),
    ("I haven't paid the rent yet", reopened(5)),
]

CHANGING = [
    ("rename 2 to call dad", changed(2, title="Call dad")),
    ("rename #2 to Call dad", changed(2, title="Call dad")),
    ("change call mom to call dad", changed(2, title="Call dad")),
    ("edit 2: call dad", changed(2, title="Call dad")),
    ("change the title of 2 to call dad", changed(2, title="Call dad")),
    ("replace milk with oat milk", changed(1, title="Oat milk")),
    ("rename the report to Write to the board", changed(3, title="Write to the board")),
    ("make 3 high priority", changed(3, priority="high")),
    ("make 3 urgent", changed(3, priority="high")),
    ("set the priority of 3 to low", changed(3, priority="low")),
    ("set 3 to medium", changed(3, priority="medium")),
    ("the report is urgent", changed(3, priority="high")),
    ("mark the report as important", changed(3, priority="high")),
    ("milk has low priority", changed(1, priority="low")),
    ("prioritize the report", changed(3, priority="high")),
    ("tag 3 with work", changed(3, tags=["work"])),
    ("tag 3 work", changed(3, tags=["work"])),
    ("tag the report with work and boring", changed(3, tags=["boring", "work"])),
    ("add the tag work to 3", changed(3, tags=["work"])),
    ("tag 1 and 2 with home", both(changed(1, tags=["home"]), changed(2, tags=["home"]))),
    ("add a note to 2: ask about Sunday", changed(2, notes="ask about Sunday")),
    ("note for the report: ten pages", changed(3, notes="ten pages")),
    ('add "ten pages" to the notes of 3', changed(3, notes="ten pages")),
    ("set the due date of 3 to 2026-12-01", changed(3, due="2026-12-01")),
    ("3 is due 2026-12-01", changed(3, due="2026-12-01")),
    ("Change task 2's title to call dad", changed(2, title="Call dad")),
    ("edit task 2 to say call dad", changed(2, title="Call dad")),
    ("make the report not urgent", NOTHING),
    ("set milk's priority to low", changed(1, priority="low")),
    ("rename 2 call dad", changed(2, title="Call dad")),
    ("change the lightbulb to LED", NOTHING),
]

DELETING = [
    ("delete 3", gone(3)),
    ("please delete task #3!", gone(3)),
    ("DELETE 3", gone(3)),
    ("remove 3 from my list", gone(3)),
    ("take milk off my list", gone(1)),
    ("delete call mom", gone(2)),
    ("get rid of the report", gone(3)),
    ("delete 1 and 2", gone(1, 2)),
    ("delete tasks 1-3", gone(1, 2, 3)),
    ("delete milk and the plants", gone(1, 4)),
    ("delete all completed tasks", gone(5)),
    ("clear the done ones", gone(5)),
    ("remove finished tasks", gone(5)),
    # What is not plainly meant is asked first.
    ("delete everything", NOTHING),
    ("clear my list", NOTHING),
    ("delete all tasks except 3", NOTHING),
    ("delete all open tasks", NOTHING),
    ("delte 3", NOTHING),
    ("can I delete 3?", NOTHING),
    ("delete 3?", NOTHING),
    ("cancel task 3", NOTHING),
    ("clear 3", NOTHING),
    ("I don't need the milk anymore", NOTHING),
    # What is not there can't be deleted, nor what only has a word in common.
    ("delete the zebra", NOTHING),
    ("delete buy a zebra", NOTHING),
    ("delete", NOTHING),
    ("delete it", NOTHING),
    ("delete the second one", NOTHING),
    ("don't delete 3", NOTHING),
    ("never delete the report", NOTHING),
    ("how do I delete a task?", NOTHING),
    ("what happens if I delete 3?", NOTHING),
    ("delete the milk and the plants tasks", gone(1, 4)),
    ("delete the task about milk", gone(1)),
    ("remove the milk one", gone(1)),
    ("delete task two", gone(2)),
    ("clear all", NOTHING),
    ("scratch 3", NOTHING),
    ("delete every task", NOTHING),
    ("delete all tasks tagged work", NOTHING),
]

SEVERAL_WISHES = [
    ("complete 2 and delete 3", both(done(2), gone(3))),
    ("I bought the milk, delete 2 and add bread", both(done(1), gone(2), add("Bread"))),
    ("add bread, then delete 3 and list my tasks", both(add("Bread"), gone(3))),
    ("add bread and mark it done", both(add("Bread", status="completed"))),
    ("rename 2 to call dad and make it urgent", changed(2, title="Call dad", priority="high")),
    (
        "Complete 1. Rename 2 to call dad. Tag 3 with work.",
        both(done(1), changed(2, title="Call dad"), changed(3, tags=["work"])),
    ),
    ("delete these:\n- milk\n- plants", gone(1, 4)),
    ("Hi there! Can you add bread?", add("Bread")),
    ("complete 2 but don't delete 3", done(2)),
    (
        "make 1 and 2 urgent and tag 3 with work",
        both(changed(1, priority="high"), changed(2, priority="high"), changed(3, tags=["work"])),
    ),
    ("delete 1 and 2 and complete 3", both(gone(1, 2), done(3))),
    ("buy bread and delete 3", both(add("Buy bread"), gone(3))),
]

TALK = [
    "hi",
    "thanks!",
    "help",
    "what can you do?",
    "who are you?",
    "ok",
    "hmm",
    "yes",
    "no",
    "cancel",
    "what is the capital of France?",
    "tell me a joke",
    "milk",
    "eggs, bread",
    "5",
    "show 3",
    "list",
    "what's on my list?",
    "how many tasks do I have?",
    "anything about milk?",
    "",
    "   ",
    "?!",
    "🦄",
    "the second one",
    "everything is fine",
    "share my list with Bob",
    '"; DROP TABLE tasks; --'[:2],
]

CASES = [
    *ADDING,
    *ADDING_SEVERAL,
    *KEPT_TOGETHER,
    *REMARKS,
    *COMPLETING,
    *REOPENING,
    *CHANGING,
    *DELETING,
    *SEVERAL_WISHES,
    *((message, NOTHING) for message in TALK),
]


@pytest.mark.parametrize(("message", "expected"), CASES, ids=[case[0] for case in CASES])
async def test_does_what_was_said(message: str, expected: Change, talk: Talk) -> None:
    before = await talk.tasks()
    said = await talk.say(message)
    assert said.reply.strip()
    after = await talk.tasks()
    assert _difference(before, after) == {"added": [], "gone": set(), "changed": {}} | expected


def _difference(before: dict[int, Change], after: dict[int, Change]) -> Change:
    added = [
        {name: value for name, value in task.items() if name != "number"}
        for number, task in after.items()
        if number not in before
    ]
    changes = {
        number: {
            name: after[number].get(name)
            for name in task.keys() | after[number].keys()
            if task.get(name) != after[number].get(name)
        }
        for number, task in before.items()
        if number in after and after[number] != task
    }
    return {"added": added, "gone": before.keys() - after.keys(), "changed": changes}
