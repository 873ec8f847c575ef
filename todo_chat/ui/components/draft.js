// The box a message is written in: it grows, keeps its draft over a reload, and sends on Enter.
// With an `initial` text it changes a message that was sent, and keeps nothing.

import { createElement as h, useCallback, useEffect, useRef, useState } from "react";

// From here on the box says how much room is left.
const NEAR = 0.9;

const key = (name) => "todo-chat-draft:" + name;

const freshId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");

// Code points, as the server counts them.
const length = (text) => (/[\ud800-\udfff]/.test(text) ? [...text].length : text.length);

// An input method that is still composing uses Enter to choose a word.
const composing = (event) => event.nativeEvent.isComposing || event.keyCode === 229;

// Whoever opens a conversation wants to write; whoever is busy elsewhere on the page does not.
const isFree = (focused) => focused === document.body || !!focused.closest("nav");

export function Draft(props) {
  const { elementId, name, draftKey, initial, limit, busy, returned, refusals, problem, labels } = props;
  const box = useRef(null);
  const [size, setSize] = useState(0);
  const [clientId, setClientId] = useState("");
  const state = useRef({});
  state.current = { busy, limit, slot: initial === undefined ? key(draftKey) : null };

  const changed = useCallback(() => {
    const value = box.current.value;
    const { slot } = state.current;
    if (slot && value) localStorage.setItem(slot, value);
    else if (slot) localStorage.removeItem(slot);
    setSize(length(value));
    if (!CSS.supports("field-sizing", "content")) {
      box.current.style.height = "auto";
      box.current.style.height = box.current.scrollHeight + "px";
    }
  }, []);

  useEffect(() => {
    const { slot } = state.current;
    box.current.value = slot ? localStorage.getItem(slot) || "" : initial;
    changed();
    setClientId(freshId());
    if (!slot) box.current.focus();
    else if (matchMedia("(hover: hover)").matches && isFree(document.activeElement)) {
      box.current.focus({ preventScroll: true });
    }
  }, [draftKey, changed]);

  // What the server refused comes back, unless something new stands there already.
  useEffect(() => {
    if (returned && box.current && !box.current.value) {
      box.current.value = returned;
      changed();
    }
  }, [returned, refusals, changed]);

  useEffect(() => {
    const form = box.current.form;
    const guard = (event) => {
      const value = box.current.value;
      if (state.current.busy || !value.trim() || length(value) > state.current.limit) {
        event.preventDefault();
        event.stopPropagation();
        box.current.focus();
      }
    };
    const cleared = () =>
      setTimeout(() => {
        changed();
        setClientId(freshId());
        box.current.focus({ preventScroll: true });
      });
    form.addEventListener("submit", guard, true);
    form.addEventListener("reset", cleared);
    return () => {
      form.removeEventListener("submit", guard, true);
      form.removeEventListener("reset", cleared);
    };
  }, [changed]);

  const pressed = (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.altKey || composing(event)) return;
    event.preventDefault();
    if (!event.repeat) event.currentTarget.form.requestSubmit();
  };

  const over = size > limit;
  const count = over
    ? labels.over.replace("{over}", (size - limit).toLocaleString()).replace("{limit}", limit.toLocaleString())
    : labels.left.replace("{left}", (limit - size).toLocaleString());
  return [
    h("input", { key: "id", type: "hidden", name: "client_id", value: clientId }),
    h("textarea", {
      key: "box",
      ref: box,
      id: elementId,
      name,
      className: "draft",
      rows: 1,
      placeholder: labels.placeholder,
      enterKeyHint: "send",
      autoComplete: "off",
      "aria-label": labels.name,
      "aria-describedby": elementId + "-notes",
      "aria-invalid": over || !!problem || undefined,
      onChange: changed,
      onKeyDown: pressed,
    }),
    h(
      "div",
      { key: "notes", className: "composer-notes", id: elementId + "-notes" },
      h("p", { key: "p", className: "problem", role: "alert" }, problem || ""),
      h("p", { key: "c", className: "count", role: "status", "data-over": over }, size > limit * NEAR ? count : ""),
    ),
  ];
}
