// The box a message is written in: it grows, keeps its owner's drafts over a reload, and sends on
// Enter. What is refused comes back into it.
// With an `initial` text it changes a message that was sent, and keeps nothing.

import { createElement as h, useCallback, useEffect, useRef, useState } from "react";

// From here on the box says how much room is left.
const NEAR = 0.9;

const DRAFTS = "todo-chat-draft:";
const SENT = "todo-chat-sent:";
const NEW = "new";
const SENT_KEPT = 5;

const slotOf = (owner, place) => (owner ? DRAFTS + owner + ":" + place : null);

const keep = (slot, value) => {
  if (slot && value) localStorage.setItem(slot, value);
  else if (slot) localStorage.removeItem(slot);
};

// What was sent stays here, too, until it is known to have been taken: the page may be gone before.
const sentSlot = (owner, id) => (owner ? SENT + owner + ":" + id : null);

const recallSent = (owner) => {
  const start = sentSlot(owner, "");
  const slots = Object.keys(localStorage).filter((slot) => slot.startsWith(start));
  return slots.map((slot) => [slot.slice(start.length), JSON.parse(localStorage.getItem(slot))]);
};

// Two texts as one, the earlier first.
const joined = (...texts) => texts.filter(Boolean).join("\n");

const freshId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");

// Code points, as the server counts them.
const length = (text) => (/[\ud800-\udfff]/.test(text) ? [...text].length : text.length);

// An input method that is still composing uses Enter to choose a word.
const composing = (event) => event.nativeEvent.isComposing || event.keyCode === 229;

// Whoever opens a conversation wants to write; whoever is busy elsewhere on the page does not.
const isFree = (focused) => focused === document.body || !!focused.closest("nav");

export function Draft(props) {
  const { elementId, name, owner, draftKey, begun, initial, limit, busy, problem, labels } = props;
  const { refused, taken, opened, onLost } = props;
  const box = useRef(null);
  const [size, setSize] = useState(0);
  const [clientId, setClientId] = useState("");
  const state = useRef({});
  state.current = { busy, limit, owner, slot: initial === undefined ? slotOf(owner, draftKey) : null };
  const shown = useRef(null);
  const sent = useRef(new Map());

  const changed = useCallback(() => {
    const value = box.current.value;
    keep(state.current.slot, value);
    setSize(length(value));
    if (!CSS.supports("field-sizing", "content")) {
      box.current.style.height = "auto";
      box.current.style.height = box.current.scrollHeight + "px";
    }
  }, []);

  useEffect(() => {
    const { slot } = state.current;
    const fresh = slotOf(owner, NEW);
    const stored = (slot && localStorage.getItem(slot)) || "";
    if (initial !== undefined) {
      box.current.value = initial;
    } else if (shown.current === null) {
      // Whose box it is was not known yet: what has been typed since stays.
      box.current.value = joined(stored, box.current.value);
    } else if (shown.current === fresh && fresh !== slot && draftKey === begun) {
      // The conversation that began here has its id now: it is still the same box.
      keep(fresh, "");
      for (const message of sent.current.values()) if (message.slot === fresh) message.slot = slot;
    } else {
      box.current.value = stored;
    }
    shown.current = slot;
    changed();
    setClientId(freshId());
    if (initial !== undefined) {
      box.current.focus();
      // It takes more room than the message did, and a view that is at its end goes along with that.
      const grown = new ResizeObserver(() => box.current.scrollIntoView({ block: "nearest" }));
      grown.observe(box.current);
      return () => grown.disconnect();
    }
    if (matchMedia("(hover: hover)").matches && isFree(document.activeElement)) {
      box.current.focus({ preventScroll: true });
    }
  }, [owner, draftKey, changed]);

  const forget = (id) => {
    sent.current.delete(id);
    keep(sentSlot(state.current.owner, id), "");
  };

  // What the server refused comes back, before whatever stands there by now.
  useEffect(() => {
    const message = sent.current.get(refused);
    if (!message) return;
    forget(refused);
    if (message.slot !== state.current.slot) {
      keep(message.slot, joined(message.text, localStorage.getItem(message.slot)));
      return;
    }
    box.current.value = joined(message.text, box.current.value);
    changed();
  }, [refused, changed]);

  useEffect(() => forget(taken), [taken, owner]);

  // The page was opened anew, perhaps since its connection broke. What the server has not taken is
  // sent again, under the same id, so that it does no harm if only the answer was lost.
  useEffect(() => {
    if (!owner || initial !== undefined) return;
    for (const [id, message] of recallSent(owner)) if (!sent.current.has(id)) sent.current.set(id, message);
    for (const [id, message] of sent.current) if (message.slot === state.current.slot) onLost(message.text, id);
  }, [opened, owner]);

  useEffect(() => {
    const form = box.current.form;
    const guard = (event) => {
      const value = box.current.value;
      if (state.current.busy || !value.trim() || length(value) > state.current.limit) {
        event.preventDefault();
        event.stopPropagation();
        box.current.focus();
        return;
      }
      const { owner, slot } = state.current;
      const message = { text: value, slot };
      sent.current.set(form.client_id.value, message);
      keep(slot && sentSlot(owner, form.client_id.value), JSON.stringify(message));
      if (sent.current.size > SENT_KEPT) forget(sent.current.keys().next().value);
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
