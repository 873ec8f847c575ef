// A modal dialog of the platform's own: it keeps the focus, closes on Escape, and gives it back.

import { createElement as h, useEffect, useRef } from "react";

export function Dialog({ open, onClose, children, labelledBy }) {
  const dialog = useRef(null);
  useEffect(() => {
    if (open && !dialog.current.open) dialog.current.showModal();
    if (!open && dialog.current.open) dialog.current.close();
  }, [open]);
  const outside = (event) => event.target === dialog.current && dialog.current.close();
  return h(
    "dialog",
    {
      ref: dialog,
      className: "dialog",
      "aria-labelledby": labelledBy,
      onClose: () => open && onClose && onClose(),
      onMouseDown: outside,
    },
    open ? children : null,
  );
}
