"""The list as something to work in."""

from __future__ import annotations

import reflex as rx

SCRIPT = rx.asset("task_board.js", shared=True)


class TaskBoard(rx.Component):
    """Undoes by keys, and moves tasks by their handles or by keys: `order` is "hand", "day" or "".

    `on_move` gets the number of a task, and the one it is put behind (0: before all) or a day;
    `on_choose`, by the key x, the number; `on_stop`, while `choosing`, is for Escape.
    """

    library = SCRIPT.importable_path
    tag = "TaskBoard"

    place: rx.Var[str]
    order: rx.Var[str]
    choosing: rx.Var[bool]

    on_undo: rx.EventHandler[rx.event.no_args_event_spec]
    on_redo: rx.EventHandler[rx.event.no_args_event_spec]
    on_choose: rx.EventHandler[rx.event.passthrough_event_spec(int)]
    on_stop: rx.EventHandler[rx.event.no_args_event_spec]
    on_move: rx.EventHandler[rx.event.passthrough_event_spec(int, int, str)]


task_board = TaskBoard.create
