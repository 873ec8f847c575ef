// A sheet beside the list. The page behind it stays in use, except on a phone, where it covers
// everything. Escape closes it.

import { createElement as h, useEffect, useRef } from "react";

const NARROW = "(width < 820px)";

export function SideSheet({ opened, labelledBy, children, onClose }) {
  const sheet = useRef(null);

  // Anew for each task that is opened.
  useEffect(() => {
    if (opened) sheet.current.querySelector("[data-first]")?.focus({ preventScroll: true });
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
    };
  }, []);

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
