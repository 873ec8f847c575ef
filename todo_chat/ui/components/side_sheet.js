// A sheet beside the list. The page behind it stays in use, except on a phone, where it covers
// everything. Escape closes it.

import { createElement as h, useEffect, useRef } from "react";

const NARROW = "(width < 820px)";

// What opens another task, and so would take the place of this one.
const OPENERS = ".task-open, button.what";

const isTouched = (field) =>
  field.options
    ? [...field.options].some((option) => option.selected !== option.defaultSelected)
    : field.value !== field.defaultValue;

export function SideSheet({ opened, drawn, behind, labelledBy, leave, children, onClose, onRenew }) {
  const sheet = useRef(null);
  const opener = useRef(null);
  const lastId = useRef("");
  const isBegun = () => [...sheet.current.querySelectorAll("input, textarea, select")].some(isTouched);

  // Anew for each task that is opened.
  useEffect(() => {
    if (!opened) return;
    if (!sheet.current.contains(document.activeElement)) opener.current = document.activeElement;
    const first = sheet.current.querySelector("[data-first]");
    first?.focus({ preventScroll: true });
    first?.setSelectionRange(first.value.length, first.value.length);
  }, [opened]);

  // The task was changed elsewhere, or back by undo: nobody is to read what was true before.
  const behindBefore = useRef(behind);
  useEffect(() => {
    if (behind === behindBefore.current) return;
    behindBefore.current = behind;
    if (!isBegun()) onRenew();
  }, [behind]);

  // New fields stand in the place of those that had the focus.
  useEffect(() => {
    if (document.activeElement !== document.body || !lastId.current) return;
    document.getElementById(lastId.current)?.focus({ preventScroll: true });
  }, [drawn]);

  useEffect(() => {
    const shell = document.querySelector(".shell");
    const narrow = matchMedia(NARROW);
    const cover = () => shell?.toggleAttribute("inert", narrow.matches);
    cover();
    narrow.addEventListener("change", cover);
    return () => {
      narrow.removeEventListener("change", cover);
      shell?.removeAttribute("inert");
      opener.current?.focus();
    };
  }, []);

  // A click on another row, or Escape, is easily made: what was typed goes only after a question.
  useEffect(() => {
    const guard = (event) => {
      if (sheet.current.contains(event.target) || !event.target.closest?.(OPENERS)) return;
      if (!isBegun() || confirm(leave)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener("click", guard, true);
    return () => document.removeEventListener("click", guard, true);
  }, [leave]);

  const pressed = (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    if (!isBegun() || confirm(leave)) onClose();
  };

  return h(
    "section",
    {
      className: "side-sheet",
      ref: sheet,
      role: "dialog",
      "aria-labelledby": labelledBy,
      onKeyDown: pressed,
      onFocus: (event) => {
        lastId.current = event.target.id;
      },
    },
    children,
  );
}
