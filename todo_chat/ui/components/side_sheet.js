// A sheet beside the list. The page behind it stays in use, except on a phone, where it covers
// everything. Escape closes it.

import { createElement as h, useEffect, useRef } from "react";

const NARROW = "(width < 820px)";

// What opens another task, and so would take the place of this one.
const OPENERS = ".task-open, button.what";

// What draws this one anew, without what was typed.
const RENEWERS = ".series button";

// A list of choices without a default shows its first.
const isTouched = (field) => {
  if (!field.options) return field.value !== field.defaultValue;
  const first = [...field.options].find((option) => option.defaultSelected) || field.options[0];
  return !first.selected;
};

export function SideSheet(props) {
  const { opened, drawn, behind, refused, labelledBy, leave, children, onClose, onRenew } = props;
  const sheet = useRef(null);
  const opener = useRef(null);
  const lastId = useRef("");
  const saving = useRef(false);
  const held = useRef(null);
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
      const next = held.current?.target;
      (next || opener.current)?.focus();
      queueMicrotask(() => next?.click()); // when the guard below is gone
    };
  }, []);

  useEffect(() => {
    saving.current = false;
    held.current = null;
  }, [refused]);

  // A click on another row, or Escape, is easily made: what was typed goes only after a question.
  // What is being saved is not asked about: the click waits until it is, and goes if it is refused.
  const mayLeave = (target) => {
    if (!isBegun()) return true;
    if (!saving.current || held.current) return confirm(leave);
    held.current = { target };
    return false;
  };

  useEffect(() => {
    const guard = (event) => {
      const inside = sheet.current.contains(event.target);
      const target = event.target.closest?.(inside ? RENEWERS : OPENERS);
      if (!target || mayLeave(target)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener("click", guard, true);
    return () => document.removeEventListener("click", guard, true);
  }, [leave]);

  const pressed = (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    if (mayLeave(null)) onClose();
  };

  const submitted = (event) => {
    if (event.target.matches(".sheet-fields")) saving.current = true;
  };

  return h(
    "section",
    {
      className: "side-sheet",
      ref: sheet,
      role: "dialog",
      "aria-labelledby": labelledBy,
      onKeyDown: pressed,
      onSubmit: submitted,
      onFocus: (event) => {
        lastId.current = event.target.id;
      },
    },
    children,
  );
}
