// A form about an account. The name and password go to the API in one request, which answers with
// the login cookie; they never enter the page's state on the server.

import { createElement as h, useEffect, useState } from "react";

const PROBLEM = "problem";
const WRITTEN = ["todo-chat-draft:", "todo-chat-sent:"];
const SIGN_OUT = "/api/session/logout";

async function post(action, values) {
  const response = await fetch(action, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(values),
  });
  if (response.ok) return null;
  const body = await response.json().catch(() => null);
  return body?.error || {};
}

// The page's state belongs to whoever was signed in: a new login starts with a new one. Who signs
// out leaves no drafts behind.
function enter(next, leaving) {
  sessionStorage.removeItem("token");
  const drafts = Object.keys(localStorage).filter((key) => WRITTEN.some((start) => key.startsWith(start)));
  if (leaving) drafts.forEach((key) => localStorage.removeItem(key));
  if (next) location.assign(next);
  else location.reload();
}

function sorted(error, unknown, fields) {
  const found = {};
  for (const detail of Array.isArray(error.details) ? error.details : []) {
    if (fields.includes(detail.field)) found[detail.field] = detail.message;
  }
  if (error.code === "USERNAME_TAKEN") found.username = error.message;
  return Object.keys(found).length ? found : { [PROBLEM]: error.message || unknown };
}

export function AccountForm({ action, next, fields = [], submit, look, unknown, children }) {
  const [problems, setProblems] = useState({});
  // Before the page has come to life the browser would send the form by itself, to the bare API; a
  // form whose only button is disabled is not sent.
  const [busy, setBusy] = useState(true);
  useEffect(() => setBusy(false), []);

  const send = async (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const values = Object.fromEntries(new FormData(form));
    const missing = fields.filter((field) => field.missing && !values[field.name]);
    if (missing.length) {
      setProblems(Object.fromEntries(missing.map((field) => [field.name, field.missing])));
      return form.elements[missing[0].name].focus();
    }
    values.timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    setBusy(true);
    const error = await post(action, values).catch(() => ({}));
    if (!error) return enter(next, action === SIGN_OUT);
    const found = sorted(error, unknown, fields.map((field) => field.name));
    setProblems(found);
    setBusy(false);
    const first = fields.find((field) => found[field.name]);
    form.elements[(first || fields[0] || {}).name]?.focus();
  };

  const row = (field, index) =>
    h(
      "div",
      { className: "field", key: field.name },
      h("label", { htmlFor: `account-${field.name}` }, field.label),
      h("input", {
        id: `account-${field.name}`,
        className: "input",
        name: field.name,
        type: field.type,
        autoComplete: field.autocomplete,
        autoCapitalize: "none",
        spellCheck: false,
        required: true,
        autoFocus: index === 0,
        "aria-invalid": !!problems[field.name] || undefined,
        "aria-describedby": `account-${field.name}-note`,
      }),
      h(
        "p",
        {
          id: `account-${field.name}-note`,
          className: problems[field.name] ? "problem" : "hint",
          role: problems[field.name] ? "alert" : undefined,
        },
        problems[field.name] || field.hint || "",
      ),
    );

  return h(
    "form",
    { className: "account-form", method: "post", action, onSubmit: send, noValidate: true },
    fields.map(row),
    problems[PROBLEM] && h("p", { className: "problem", role: "alert" }, problems[PROBLEM]),
    h("button", { className: look, disabled: busy }, children, submit),
  );
}
