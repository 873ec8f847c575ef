// The frame of the chat page: which panel a narrow screen shows, and whether the conversations
// are folded away on a wide one. Anything with `data-show` inside switches, and Escape in a form
// presses its button with `data-cancel`.

import { createElement as h, useEffect, useRef } from "react";

const RAIL = "todo-chat-rail";
const NARROW = "(width < 1180px)";

export function Shell({ children }) {
  const shell = useRef(null);

  useEffect(() => {
    shell.current.dataset.rail = localStorage.getItem(RAIL) || "open";
    const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    fetch("/api/session/timezone", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ timezone }),
    }).catch(() => {});
  }, []);

  const show = (panel) => {
    const root = shell.current;
    if (panel === "rail" && !matchMedia(NARROW).matches) {
      root.dataset.rail = root.dataset.rail === "closed" ? "open" : "closed";
      localStorage.setItem(RAIL, root.dataset.rail);
      return;
    }
    root.dataset.panel = root.dataset.panel === panel ? "chat" : panel;
    if (panel === "rail") root.querySelector(".rail a, .rail button")?.focus();
  };

  const clicked = (event) => {
    const button = event.target.closest("[data-show]");
    if (button) show(button.dataset.show);
    else if (event.target.closest(".rail a")) shell.current.dataset.panel = "chat";
  };

  const pressed = (event) => {
    if (event.key !== "Escape") return;
    const cancel = event.target.closest("form")?.querySelector("[data-cancel]");
    if (cancel) cancel.click();
    else if (shell.current.dataset.panel === "rail") show("chat");
  };

  return h("div", { className: "shell", ref: shell, onClick: clicked, onKeyDown: pressed }, children);
}
