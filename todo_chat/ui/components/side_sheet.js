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

export function SideSheet({ opened, labelledBy, leave, children, onClose }) {
  const sheet = useRef(null);
  const opener = useRef(null);

  // Anew for each task that is opened.
  useEffect(() => {
    if (!opened) return;
    if (!sheet.current.contains(document.activeElement)) opener.current = document.activeElement;
    sheet.current.querySelector("[data-first]")?.focus({ preventScroll: true });
  }, [opened]);

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

  // A click on another row is easily made: what was typed here goes only after a question.
  useEffect(() => {
    const guard = (event) => {
      if (sheet.current.contains(event.target) || !event.target.closest?.(OPENERS)) return;
      const fields = sheet.current.querySelectorAll("input, textarea, select");
      if (![...fields].some(isTouched) || confirm(leave)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener("click", guard, true);
    return () => document.removeEventListener("click", guard, true);
  }, [leave]);

  const pressed = (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    onClose();
  };

  return h(
    "section",
    { className: "side-sheet", ref: sheet, role: "dialog", "aria-labelledby": labelledBy, onKeyDown: pressed },
    children,
  );
}
