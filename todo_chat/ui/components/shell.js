// The frame of the chat page: which panel a narrow screen shows, and whether the conversations
// are folded away on a wide one. Anything with `data-show` inside switches, and Escape in a form
// presses its button with `data-cancel`.

import { createElement as h, useEffect, useRef } from "react";

const RAIL = "todo-chat-rail";
const NARROW = "(width < 1180px)";

// Where this browser is, and how dates are written there: a first guess for whoever has not chosen.
function tellPlace() {
  const format = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "numeric" });
  const order = format.formatToParts().map((part) => part.type);
  const locale = new Intl.Locale(format.resolvedOptions().locale);
  const week = locale.getWeekInfo?.() || locale.weekInfo;
  const place = {
    timezone: format.resolvedOptions().timeZone,
    month_first: order.indexOf("month") < order.indexOf("day"),
    week_start: week ? week.firstDay - 1 : 0,
  };
  fetch("/api/session/place", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(place),
  }).catch(() => {});
}

export function Shell({ children }) {
  const shell = useRef(null);
  const opener = useRef(null);

  const setPanel = (panel) => {
    shell.current.dataset.panel = panel;
    for (const button of shell.current.querySelectorAll("[aria-pressed][data-show]")) {
      button.setAttribute("aria-pressed", button.dataset.show === panel);
    }
  };

  useEffect(() => {
    shell.current.dataset.rail = localStorage.getItem(RAIL) || "open";
    setPanel("chat");
    tellPlace();
  }, []);

  const fold = () => {
    const { dataset } = shell.current;
    dataset.rail = dataset.rail === "closed" ? "open" : "closed";
    localStorage.setItem(RAIL, dataset.rail);
  };

  const toggleRail = (button) => {
    if (!matchMedia(NARROW).matches) return fold();
    if (shell.current.dataset.panel === "rail") {
      setPanel("chat");
      opener.current?.focus();
      return;
    }
    opener.current = button;
    setPanel("rail");
    shell.current.querySelector(".rail button, .rail a")?.focus();
  };

  const clicked = (event) => {
    const button = event.target.closest("[data-show]");
    if (button?.dataset.show === "rail") toggleRail(button);
    else if (button) setPanel(button.dataset.show);
    else if (event.target.closest(".rail a")) setPanel("chat");
  };

  const pressed = (event) => {
    if (event.key !== "Escape") return;
    const cancel = event.target.closest("form")?.querySelector("[data-cancel]");
    if (cancel) cancel.click();
    else if (shell.current.dataset.panel === "rail") toggleRail();
  };

  return h("div", { className: "shell", ref: shell, onClick: clicked, onKeyDown: pressed }, children);
}
