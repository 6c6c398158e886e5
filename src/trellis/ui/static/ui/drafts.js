/* What was typed into a long form outlives a closed browser or a lost line. It stays on this device, for this
   person, until it is saved, forgotten, two weeks old, or she signs out. Never passwords, codes or files. */
"use strict";

(() => {
  const reader = document.body.dataset.reader;
  const mine = `draft:${reader}:`;
  const kept = 14 * 24 * 60 * 60 * 1000;
  const typed = "textarea, select, input:not([type=hidden], [type=password], [type=file], [type=search])";

  function drafts() {
    return Object.keys(localStorage).filter((key) => key.startsWith("draft:"));
  }
  function read(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  }
  function isTicked(field) {
    return field.type === "radio" || field.type === "checkbox";
  }
  function values(form) {
    const fields = [...form.querySelectorAll(typed)].filter((field) => field.name);
    return fields.map((field) => [field.name, field.value, isTicked(field) ? field.checked : true]);
  }
  function restore(form, draft) {
    const left = [...draft.values];
    for (const field of form.querySelectorAll(typed)) {
      const same = ([name, value]) => name === field.name && (!isTicked(field) || value === field.value);
      const at = left.findIndex(same);
      if (at < 0) continue;
      const [[, value, ticked]] = left.splice(at, 1);
      if (isTicked(field)) field.checked = ticked;
      else field.value = value;
      if (value && !isTicked(field)) field.closest("details")?.setAttribute("open", "");
    }
  }
  function offer(form, key, draft) {
    const shown = document.getElementById("draft-offer").content.cloneNode(true).firstElementChild;
    const moment = new Date(draft.at).toLocaleString(document.documentElement.lang);
    shown.querySelector("[data-at]").textContent = moment;
    shown.addEventListener("click", (event) => {
      const wish = event.target.closest("button")?.value;
      if (!wish) return;
      if (wish === "restore") restore(form, draft);
      else localStorage.removeItem(key);
      shown.remove();
      form.querySelector(typed)?.focus();
    });
    form.prepend(shown);
  }
  function keep(form, key) {
    const before = JSON.stringify(values(form));
    const draft = read(key);
    // A form that came back with an error holds what was typed already.
    const cameBack = sent === key && form.querySelector(".errors");
    if (draft && !cameBack && JSON.stringify(draft.values) !== before) offer(form, key, draft);
    let waiting;
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        localStorage.setItem(key, JSON.stringify({ at: Date.now(), values: values(form) }));
      }, 300);
    });
    form.addEventListener("submit", () => sessionStorage.setItem("draft-sent", key));
  }

  for (const key of drafts()) {
    const draft = read(key);
    if (!draft || Date.now() - draft.at > kept) localStorage.removeItem(key);
  }
  const sent = sessionStorage.getItem("draft-sent");
  if (sent && document.querySelector(".messages .ok")) localStorage.removeItem(sent);
  sessionStorage.removeItem("draft-sent");
  for (const form of document.querySelectorAll("form.form[method=post]")) {
    const isLong = form.querySelector("textarea") || form.querySelectorAll(typed).length > 3;
    const isSecret = form.querySelector("input[type=password], [data-keep=no]") || location.pathname.startsWith("/account/");
    if (isLong && !isSecret) keep(form, mine + new URL(form.action).pathname);
  }
  for (const form of document.querySelectorAll("form[action$='/account/logout/']")) {
    form.addEventListener("submit", () => {
      for (const key of drafts()) if (key.startsWith(mine)) localStorage.removeItem(key);
    });
  }
})();
