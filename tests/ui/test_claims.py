"""Which replies say that they have changed something, and which only seem to."""

from __future__ import annotations

import pytest

from todo_chat.ui.claims import claims_change


@pytest.mark.parametrize(
    "text",
    [
        "Done.",
        "Done! I moved it to Friday.",
        "I've added milk to your list.",
        "I’ve just ticked off “Call mum”.",  # noqa: RUF001
        "Okay, I have deleted task 3.",
        "Sure! Marked it as done.",
        "Sure thing, I also set a reminder for it.",
        "Added “Buy milk” to your list.",
        'Renamed "Milk" to "Oat milk".',
        "Deleted 3 tasks.",
        "“Buy milk” is now on your list.",
        "Task 4 is now done.",
        "I've added the following tasks:\n- milk\n- eggs",
        "Here we go:\n- Added the milk\n- Added the eggs",
        "What a day. All right, I moved the dentist to Friday.",
        "✅ Rescheduled #4 to Monday.",
        "I've moved it to today. Anything else?",
    ],
)
def test_a_claim(text: str) -> None:
    assert claims_change(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Should I add it?",
        "Shall I say that I've added it?",
        "Would you like me to delete it?",
        "I can move it to Friday if you like.",
        "I could not add it: the title is empty.",
        "I didn't move anything.",
        "Nothing was changed.",
        "I would have added it.",
        "Once I've added it, I will tell you.",
        "If it is done, tell me.",
        "Set a date first, then I can remind you.",
        "I've already added that earlier.",
        "I added the milk yesterday, and I moved it before that.",
        "In my last message I moved the dentist.",
        "You added 3 tasks this week.",
        "You have moved the dentist.",
        "The milk task has been deleted.",
        "Task 3 is done.",
        "All done! There is nothing left.",
        "Completed tasks:\n1. Milk",
        "Completed 2 of 5.",
        "Done:\n- Milk",
        "Updated list:",
        "Added insulation is good for a loft.",
        "Here are your tasks:\n1. Added value report\n2. “I moved the piano”",
        "It says `I added it` in the log.",
        "```\nDone.\n```",
        "I set great store by lists, usually.",
        "A task can be tagged, moved or deleted.",
    ],
)
def test_no_claim(text: str) -> None:
    assert not claims_change(text)
