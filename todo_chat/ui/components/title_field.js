// A line of text that is shown whole: it wraps and grows, but stays one line. Enter sends its form.

import { createElement as h, useEffect, useRef } from "react";

const GROWS_ITSELF = globalThis.CSS?.supports?.("field-sizing", "content");

export function TitleField({ elementId, name, value, label, invalid, describedBy, first, focused }) {
  const field = useRef(null);

  const fit = () => {
    const box = field.current;
    if (GROWS_ITSELF || !box) return;
    box.style.height = "auto";
    box.style.height = box.scrollHeight + box.offsetHeight - box.clientHeight + "px";
  };

  useEffect(() => {
    const box = field.current;
    fit();
    if (focused) {
      box.focus();
      box.setSelectionRange(box.value.length, box.value.length);
    }
    addEventListener("resize", fit);
    return () => removeEventListener("resize", fit);
  }, []);

  const typed = () => {
    const box = field.current;
    if (/[\r\n]/.test(box.value)) {
      const place = box.selectionStart;
      box.value = box.value.replace(/\r\n|[\r\n]/g, " ");
      box.setSelectionRange(place, place);
    }
    fit();
  };

  const pressed = (event) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    field.current.form.requestSubmit();
  };

  return h("textarea", {
    ref: field,
    id: elementId,
    name,
    defaultValue: value,
    rows: 1,
    dir: "auto",
    className: "input title-field",
    autoComplete: "off",
    enterKeyHint: "done",
    "aria-label": label || undefined,
    "aria-invalid": invalid || undefined,
    "aria-describedby": describedBy,
    "data-first": first || undefined,
    onInput: typed,
    onKeyDown: pressed,
  });
}
