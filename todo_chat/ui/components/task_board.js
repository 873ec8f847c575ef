// The list as something to work in: keys for undo and for choosing, moving tasks by hand or by keys.
//
// Rows are <li data-number> in groups with `data-day`. Where `order` is "hand" a row can be put between
// others, where it is "day" onto another day. What has moved is drawn by the server's answer.

import { createElement as h, useEffect, useRef } from "react";

const EDGE = 48;
const STEP = 12;

const isEditable = (element) =>
  element.isContentEditable || element.matches("input:not([type=checkbox]), textarea, select");

const numberOf = (row) => (row ? Number(row.dataset.number) : 0);
const rowsIn = (element) => [...element.querySelectorAll("li[data-number]")];

export function TaskBoard(props) {
  const { place, order, choosing, children, onUndo, onRedo, onMove, onChoose, onStop } = props;
  const board = useRef(null);
  const line = useRef(null);
  const handlers = useRef({});
  handlers.current = { onUndo, onRedo };

  useEffect(() => {
    const pressed = (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      // The line above the list, once its task is added, has nothing of its own to undo.
      const done = event.target.matches(".add-task input") && !event.target.value;
      if ((isEditable(event.target) && !done) || document.querySelector("dialog[open]")) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      if (key === "y" || event.shiftKey) handlers.current.onRedo();
      else handlers.current.onUndo();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);

  // Escape ends the choosing, unless it is for something that is open above the list.
  useEffect(() => {
    if (!choosing) return;
    const pressed = (event) => {
      if (event.key !== "Escape" || isEditable(event.target)) return;
      if (!document.querySelector("dialog[open], :popover-open")) onStop();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [choosing]);

  // Another place is read from its beginning.
  useEffect(() => {
    board.current.scrollTop = 0;
  }, [place]);

  const moveByHand = (row, up) => {
    const rows = rowsIn(row.closest("ul"));
    const place = rows.indexOf(row) + (up ? -1 : 1);
    if (place < 0 || place >= rows.length) return;
    onMove(numberOf(row), up ? numberOf(rows[place - 1]) : numberOf(rows[place]), "");
  };

  const moveToDay = (row, up) => {
    const groups = [...board.current.querySelectorAll(".group[data-day]")];
    const group = row.closest(".group");
    const found = groups.filter((one) => one.dataset.day && one !== group);
    const after = (one) => group.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
    const next = up ? found.filter((one) => !after(one)).pop() : found.find(after);
    if (next) onMove(numberOf(row), 0, next.dataset.day);
  };

  // A double click ticks one task: by its second half another row may be in that place.
  const clicked = (event) => {
    if (event.detail > 1 && event.target.closest(".tick")) event.stopPropagation();
  };

  // The arrows go from row to row; with Alt, or on the handle, they take the row along.
  const pressed = (event) => {
    const row = event.target.closest("li[data-number]");
    if (row && event.key === "x" && !event.ctrlKey && !event.metaKey && !isEditable(event.target)) {
      event.preventDefault();
      return onChoose(numberOf(row));
    }
    const up = event.key === "ArrowUp";
    if (!row || (!up && event.key !== "ArrowDown") || isEditable(event.target)) return;
    if (event.altKey || event.target.closest(".grip")) {
      event.preventDefault();
      if (order === "hand") moveByHand(row, up);
      else if (order === "day") moveToDay(row, up);
      return;
    }
    const rows = rowsIn(board.current);
    const next = rows[rows.indexOf(row) + (up ? -1 : 1)];
    if (!next) return;
    event.preventDefault();
    next.querySelector(".task-open")?.focus();
  };

  // Where a row would land: behind which one, in which group, and where to draw the line.
  const landing = (row, y) => {
    const groups = [...board.current.querySelectorAll(".group")];
    if (order === "day") {
      const days = groups.filter((group) => group.dataset.day);
      const group = days.find((one) => y < one.getBoundingClientRect().bottom) || days[days.length - 1];
      return group && { group, after: 0, day: group.dataset.day };
    }
    const rows = rowsIn(row.closest("ul")).filter((one) => one !== row);
    const middle = (one) => one.getBoundingClientRect().top + one.offsetHeight / 2;
    const before = rows.filter((one) => middle(one) < y).pop();
    const box = (before || rows[0])?.getBoundingClientRect();
    return box && { after: numberOf(before), day: "", line: before ? box.bottom : box.top };
  };

  const draw = (found) => {
    for (const group of board.current.querySelectorAll(".group")) {
      group.toggleAttribute("data-over", group === found?.group);
    }
    line.current.hidden = found?.line === undefined;
    if (line.current.hidden) return;
    line.current.style.top = found.line - board.current.getBoundingClientRect().top + board.current.scrollTop + "px";
  };

  const taken = (event) => {
    const grip = event.target.closest(".grip");
    if (!grip || event.button || !order) return;
    const row = grip.closest("li[data-number]");
    const startY = event.clientY + board.current.scrollTop;
    let found = null;
    let y = event.clientY;
    let frame = 0;
    grip.setPointerCapture(event.pointerId);

    const scroll = () => {
      // The nearer to the edge, the faster: what lies just inside can still be aimed at.
      const { top, bottom } = board.current.getBoundingClientRect();
      const depth = Math.min(y - top - EDGE, 0) || Math.max(y - bottom + EDGE, 0);
      board.current.scrollTop += STEP * Math.max(-1, Math.min(1, depth / EDGE));
      follow();
      frame = requestAnimationFrame(scroll);
    };
    const follow = () => {
      const moved = y + board.current.scrollTop - startY;
      if (!row.dataset.dragged && Math.abs(moved) < 4) return;
      row.dataset.dragged = "true";
      row.style.transform = `translateY(${moved}px)`;
      found = landing(row, y);
      draw(found);
    };
    const moved = (move) => {
      y = move.clientY;
    };
    const ended = (end) => {
      cancelAnimationFrame(frame);
      grip.removeEventListener("pointermove", moved);
      grip.removeEventListener("pointerup", ended);
      grip.removeEventListener("pointercancel", ended);
      document.removeEventListener("keydown", escaped, true);
      row.style.transform = "";
      delete row.dataset.dragged;
      draw(null);
      const same = found && order === "day" && found.group === row.closest(".group");
      if (end?.type === "pointerup" && found && !same) onMove(numberOf(row), found.after, found.day);
    };
    const escaped = (key) => key.key === "Escape" && ended();
    grip.addEventListener("pointermove", moved);
    grip.addEventListener("pointerup", ended);
    grip.addEventListener("pointercancel", ended);
    document.addEventListener("keydown", escaped, true);
    frame = requestAnimationFrame(scroll);
  };

  return h(
    "div",
    {
      className: "tasks",
      ref: board,
      onClickCapture: clicked,
      onKeyDown: pressed,
      onPointerDown: taken,
      "data-order": order,
    },
    children,
    h("div", { className: "drop-line", ref: line, hidden: true }),
  );
}
