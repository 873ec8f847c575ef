// A modal dialog of the platform's own: it keeps the focus, closes on Escape, and gives it back; to the
// button of a menu, if it was opened from there, for the menu is closed by then.

import { createElement as h, useEffect, useRef } from "react";

export function Dialog({ open, onClose, children, labelledBy }) {
  const dialog = useRef(null);
  const opener = useRef(null);
  useEffect(() => {
    if (open && !dialog.current.open) {
      const menu = document.activeElement?.closest("[popover]");
      opener.current = menu && document.querySelector(`[popovertarget="${menu.id}"]`);
      dialog.current.showModal();
    }
    if (!open && dialog.current.open) dialog.current.close();
  }, [open]);
  const closed = () => {
    const at = document.activeElement;
    if (at === document.body || dialog.current.contains(at)) opener.current?.focus();
    if (open && onClose) onClose();
  };
  const outside = (event) => event.target === dialog.current && dialog.current.close();
  return h(
    "dialog",
    {
      ref: dialog,
      className: "dialog",
      "aria-labelledby": labelledBy,
      onClose: closed,
      onMouseDown: outside,
    },
    open ? children : null,
  );
}
