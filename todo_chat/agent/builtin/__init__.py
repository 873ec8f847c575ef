"""The built-in model: it answers with no key and no network, by rules and tables.

A conversation is read into exchanges (`transcript`), the person's message into wishes (`reading`,
`grammar`, `items`, `targets`), each wish has a plan (`acting` and the modules it names), and the
planner runs the plans on the tool results that are there until they ask for new ones or are done.
What belongs to the language stands in `english`.
"""

from todo_chat.agent.builtin.model import BuiltInModel

__all__ = ["BuiltInModel"]
