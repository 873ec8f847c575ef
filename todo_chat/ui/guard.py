"""Keeps what one person saw in a tab from whoever uses that tab next.

Reflex keeps a tab's state under an id that the browser names, and sends all of it to whoever opens
a socket with that id, before any handler of ours runs. A login may have ended meanwhile, or be
another's. So before each event, the first of a socket included, the person is looked up anew, and
a state that was another's is emptied before anything of it is sent.
"""

from __future__ import annotations

from reflex.app import App
from reflex.event import Event
from reflex.middleware import Middleware
from reflex.state import BaseState, State

from todo_chat.ui.state.identity import look_up_user
from todo_chat.ui.state.page import hand_over


class OwnerGuard(Middleware):
    """Empties the state of a tab when it is no longer that of the person who is there."""

    async def preprocess(self, app: App, state: BaseState, event: Event) -> None:
        """Compare who the state belongs to with who asks; runs while the state is locked."""
        root = state._get_root_state()
        if isinstance(root, State):
            await hand_over(root, await look_up_user(root))
