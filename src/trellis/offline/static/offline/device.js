/* Tells the reader what her device keeps: that a page is an old one, what waits to be sent, what was sent. */
"use strict";

(() => {
  const root = document.documentElement;
  const reader = document.body.dataset.reader;
  const inTime = (asked) => Promise.race([asked, new Promise((resolve) => setTimeout(resolve, 6000))]);

  /* Going back may bring up a page as it lay there, though its reader has signed out since. */
  async function isStillHers() {
    try {
      const line = await fetch("/device/line", { cache: "no-store", signal: AbortSignal.timeout(4000) });
      return (await line.json()).reader === reader;
    } catch {
      return Boolean(await window.caches?.has(`pages:${reader}`));
    }
  }
  window.addEventListener("pageshow", async ({ persisted }) => {
    if (!persisted) return;
    root.hidden = true;
    if (await isStillHers().catch(() => false)) root.hidden = false;
    else location.reload();
  });

  if (!("serviceWorker" in navigator)) return;
  const place = document.getElementById("device-says");
  const isKept = "keptAt" in root.dataset;

  function moment(at) {
    const then = new Date(at);
    const isToday = then.toDateString() === new Date().toDateString();
    const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    return then.toLocaleString(root.lang, isToday ? time : { ...time, day: "numeric", month: "long" });
  }
  function shown(name, details = {}) {
    const made = document.getElementById(`device-${name}`).content.cloneNode(true).firstElementChild;
    for (const [slot, words] of Object.entries(details)) {
      for (const hole of made.querySelectorAll(`[data-${slot}]`)) hole.textContent = words;
    }
    made.dataset.shown = name;
    return made;
  }
  function tell(name, details) {
    place.querySelector(`[data-shown=${name}]`)?.remove();
    const made = shown(name, details);
    place.append(made);
    return made;
  }
  async function ask(wish, more = {}) {
    const { active } = await navigator.serviceWorker.ready;
    return new Promise((resolve) => {
      const way = new MessageChannel();
      way.port1.onmessage = ({ data }) => resolve(data);
      active.postMessage({ wish, reader, ...more }, [way.port2]);
    });
  }

  /* On every page: how many wait, which need her, what has been sent; on the device's own page each of them. */
  let again;
  async function show(items) {
    for (const name of ["waiting", "asks"]) {
      place.querySelector(`[data-shown=${name}]`)?.remove();
      const count = items.filter((each) => each.state === name).length;
      if (count) tell(name, { count: count.toLocaleString(root.lang) });
    }
    for (const each of items.filter((one) => one.state === "sent")) {
      if (place.querySelector(`[data-key="${each.key}"]`)) continue;
      const told = shown("sent", { title: each.title, says: each.says });
      told.dataset.key = each.key;
      place.append(told);
      await ask("drop", { key: each.key });
    }
    // A line that has just come back may fail once more.
    clearTimeout(again);
    if (items.some((each) => each.state === "waiting")) again = setTimeout(sendNow, 10_000);
    window.dispatchEvent(new CustomEvent("device", { detail: items }));
  }
  const sendNow = async () => show(await ask("send"));

  for (const form of document.querySelectorAll("form[action$='/account/logout/']")) {
    form.addEventListener("submit", async (event) => {
      if (form.dataset.warned || !navigator.serviceWorker.controller) return;
      event.preventDefault();
      form.dataset.warned = "yes";
      // A line that hangs keeps nobody from signing out.
      const items = (await inTime(ask("send"))) ?? (await inTime(ask("look"))) ?? [];
      const left = items.filter((each) => each.state !== "sent");
      if (!left.length) return form.requestSubmit();
      const warning = tell("warning", { count: left.length.toLocaleString(root.lang) });
      warning.querySelector("button").addEventListener("click", () => form.requestSubmit());
      warning.scrollIntoView({ block: "center" });
      warning.querySelector("button").focus();
    });
  }

  if (isKept) tell("kept", { at: moment(root.dataset.keptAt) });
  window.trellisDevice = { ask, show, shown, moment };
  async function begin() {
    const had = Boolean(navigator.serviceWorker.controller);
    await navigator.serviceWorker.register("/worker.js");
    await show(await ask(isKept ? "look" : "send"));
    if (isKept) return;
    const files = performance.getEntriesByType("resource").map((each) => each.name);
    const ours = had ? [] : files.filter((url) => url.startsWith(location.origin));
    // A page of the account may begin something each time that it is asked for, and is never kept anyway.
    const here = location.pathname.startsWith("/account/") ? [] : [location.href];
    await ask("keep", { pages: here, files: ours, language: root.lang });
    root.dataset.keeps = "yes";
  }
  navigator.serviceWorker.addEventListener("message", ({ data }) => data.reader === reader && show(data.items));
  window.addEventListener("online", sendNow);
  window.addEventListener("load", () => (window.requestIdleCallback ?? setTimeout)(begin));
})();
