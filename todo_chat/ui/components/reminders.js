// Reminders that are due: asking for them, saying that they are seen, and notifying.

import { createElement as h, useEffect, useRef, useState } from "react";

const KEPT = "todo-chat-reminders";
const KEPT_MAX = 20;

// A tab that nobody looks at leaves a reminder to one that somebody does.
const HIDDEN_WAIT = 1000;

// What this tab has shown; it outlives a reload and the server.
function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) || [];
  } catch {
    return [];
  }
}

function keep(ids) {
  const all = [...new Set([...kept(), ...ids])].slice(-KEPT_MAX);
  sessionStorage.setItem(KEPT, JSON.stringify(all));
}

function notify({ id, key, title, body }, open) {
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  try {
    const note = new Notification(title, { body, tag: key, icon: "/icon.svg" });
    note.onclick = () => {
      window.focus();
      open(id);
      note.close();
    };
  } catch {
    // Some phones let only a service worker notify; the card is there all the same.
  }
}

export function Reminders({ rung, opened, shown, label, onLook, onSeen, onOpen, children }) {
  const told = useRef(new Set());

  useEffect(() => {
    if (!rung) return;
    const wait = document.visibilityState === "visible" ? 0 : HIDDEN_WAIT;
    const timer = setTimeout(() => onLook(kept()), wait);
    return () => clearTimeout(timer);
  }, [rung]);

  useEffect(() => {
    if (opened && kept().length) onLook(kept());
  }, [opened]);

  // Said again when the connection is back, for it may have been lost on the way.
  useEffect(() => {
    const fresh = shown.filter((view) => view.fresh);
    keep(shown.map((view) => view.id));
    for (const view of fresh.filter((view) => !told.current.has(view.key))) {
      told.current.add(view.key);
      notify(view, onOpen);
    }
    if (fresh.length) onSeen(fresh.map((view) => view.id));
  }, [shown, opened]);

  return h("section", { className: "reminder-cards", "aria-label": label, "aria-live": "polite" }, children);
}

export function AllowNotifications({ className, children }) {
  const [undecided, setUndecided] = useState(false);
  const look = () => setUndecided("Notification" in window && Notification.permission === "default");
  useEffect(look, []);
  if (!undecided) return null;
  const ask = () => Notification.requestPermission().then(look);
  return h("button", { type: "button", className, onClick: ask }, children);
}
