// The line above the list. What is typed stays here; after a pause in typing the server says what it
// understands, which is shown as chips. A chip that is pressed becomes plain text again.

import { createElement as h, useCallback, useEffect, useRef, useState } from "react";

const PAUSE_MS = 20;
const PREVIEWED = 6;

const linesOf = (text) => text.split(/\r\n|\r|\n/).filter((line) => line.trim());

// As the server takes bullets, boxes and numbers away.
const bare = (line) => line.trim().replace(/^(?:[-*+•–]|\d{1,3}[.)])\s+/, "").replace(/^\[[ xX]?\]\s+/, "");

const isEditable = (element) =>
  element.isContentEditable || element.matches("input, textarea, select");

const filled = (label, count) => label.replace("{count}", count);

export function QuickAdd(props) {
  const { elementId, chips, given, problem, place, labels, children, onRead, onAdd } = props;
  const field = useRef(null);
  const plain = useRef([]);
  const timer = useRef(0);
  const [filledIn, setFilledIn] = useState(false);
  const [pasted, setPasted] = useState(null);
  const ask = useRef(null);
  const added = useRef(false);
  const tell = useRef(null);
  tell.current = onRead;
  const [blank, setBlank] = useState(false);

  const read = useCallback(
    (wait = PAUSE_MS) => {
      clearTimeout(timer.current);
      const text = field.current.value;
      setFilledIn(!!text.trim());
      if (!text.trim()) plain.current = [];
      timer.current = setTimeout(() => tell.current(field.current.value, plain.current), wait);
    },
    [],
  );

  useEffect(() => {
    const box = field.current;
    const typed = () => {
      added.current = false;
      setBlank(false);
      read();
    };
    box.addEventListener("input", typed);
    return () => {
      box.removeEventListener("input", typed);
      clearTimeout(timer.current);
    };
  }, [read]);

  // The same words may mean something else elsewhere: a project's own list needs no #project.
  useEffect(() => {
    if (field.current.value) read(0);
  }, [place, read]);

  useEffect(() => {
    const pressed = (event) => {
      if (event.key !== "q" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isEditable(event.target) || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      const tab = document.querySelector('.tab[data-show="list"]');
      if (tab?.offsetParent) tab.click();
      field.current.focus();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);

  useEffect(() => {
    if (pasted !== null) ask.current.focus();
  }, [pasted]);

  const add = (text) => {
    clearTimeout(timer.current);
    if (!text.trim()) {
      setBlank(!added.current); // Enter once too often, after a task was added, is no mistake
      return field.current.focus();
    }
    onAdd(text, plain.current);
    added.current = true;
    field.current.value = "";
    plain.current = [];
    setFilledIn(false);
    setPasted(null);
    field.current.focus();
  };

  const submitted = (event) => {
    event.preventDefault();
    event.stopPropagation();
    add(field.current.value);
  };

  const pastedInto = (event) => {
    const text = event.clipboardData.getData("text/plain");
    if (linesOf(text).length < 2) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = field.current;
    setPasted(value.slice(0, selectionStart) + text + value.slice(selectionEnd));
  };

  const asOne = () => {
    field.current.value = linesOf(pasted).map(bare).join(" ");
    setPasted(null);
    field.current.focus();
    read(0);
  };

  const keepAsking = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    setPasted(null);
    field.current.focus();
  };

  const unread = (chip) => {
    plain.current = [...plain.current, ...chip.texts];
    field.current.focus();
    read(0);
  };

  const onChip = (event, chip) => {
    if (event.key !== "Backspace" && event.key !== "Delete") return;
    event.preventDefault();
    unread(chip);
  };

  const chipOf = (chip, index) => {
    const inside = [
      h("span", { key: "s", className: "chip-sign", "aria-hidden": true, "data-kind": chip.kind }),
      chip.label,
    ];
    const looks = { className: "chip", "data-kind": chip.kind, "data-level": chip.level };
    if (!chip.texts.length) return h("li", { key: index }, h("span", { ...looks, "data-given": true }, inside));
    const button = {
      ...looks,
      type: "button",
      title: labels.unread,
      "aria-label": labels.chip.replace("{label}", chip.label),
      onClick: () => unread(chip),
      onKeyDown: (event) => onChip(event, chip),
    };
    return h("li", { key: index }, h("button", button, inside, h("span", { className: "chip-x", "aria-hidden": true }, "×")));
  };

  const question = () => {
    const lines = linesOf(pasted);
    return h(
      "div",
      { className: "pasted", role: "group", "aria-label": filled(labels.pasted, lines.length), onKeyDown: keepAsking },
      h("p", null, filled(labels.pasted, lines.length)),
      h(
        "ul",
        null,
        lines.slice(0, PREVIEWED).map((line, index) => h("li", { key: index }, bare(line))),
        lines.length > PREVIEWED && h("li", { key: "more" }, "…"),
      ),
      h(
        "div",
        { className: "actions" },
        h("button", { type: "button", className: "button", onClick: () => setPasted(null) || field.current.focus() }, labels.cancel),
        h("button", { type: "button", className: "button", onClick: asOne }, labels.asOne),
        h(
          "button",
          { type: "button", className: "button primary", ref: ask, onClick: () => add(pasted) },
          filled(labels.addAll, lines.length),
        ),
      ),
    );
  };

  const shown = filledIn ? chips : [];
  return h(
    "form",
    { className: "add-task", onSubmit: submitted },
    h(
      "div",
      { className: "row" },
      children,
      h("input", {
        ref: field,
        id: elementId,
        placeholder: labels.name,
        "aria-label": labels.name,
        "aria-invalid": blank || !!problem || undefined,
        "aria-describedby": elementId + "-notes",
        "aria-keyshortcuts": "q",
        autoComplete: "off",
        enterKeyHint: "done",
        onPaste: pastedInto,
      }),
      h("kbd", { "aria-hidden": true }, "Q"),
      h("button", { type: "submit", className: "button" }, labels.add),
    ),
    h("p", { className: "problem", id: elementId + "-notes", role: "alert" }, blank ? labels.blank : problem),
    pasted === null && shown.length > 0 && h("ul", { className: "chips", "aria-label": labels.understood }, shown.map(chipOf)),
    pasted !== null && question(),
    h("p", { className: "sr-only", role: "status" }, filledIn && shown.length ? given : ""),
  );
}
