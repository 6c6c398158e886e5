/* The device's own page: each send that waits or was refused, and each page that can be read without a line. */
"use strict";

(() => {
  const root = document.getElementById("device");
  const pageItem = document.getElementById("device-page");
  const formItem = document.getElementById("device-item");
  const device = window.trellisDevice;
  const reader = document.body.dataset.reader;
  if (!device) return;

  function fill(name, items) {
    root.querySelector(`[data-list=${name}]`).replaceChildren(...items);
    root.querySelector(`[data-when=${name}]`).hidden = !items.length;
  }
  function line(template, title, href, at) {
    const made = template.content.cloneNode(true).firstElementChild;
    made.querySelector("a").textContent = title || new URL(href, location).pathname;
    made.querySelector("a").href = href;
    made.querySelector("[data-at]").textContent = device.moment(at);
    return made;
  }
  /* The form as it was typed, so that the page of the server shows it beside what stands there now. */
  function again(form, item) {
    form.hidden = false;
    form.action = item.url;
    for (const [name, value] of new URLSearchParams(item.body)) {
      if (name === "csrfmiddlewaretoken") continue;
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name, value });
      form.append(field);
    }
  }
  function waitingLine(item) {
    const made = line(formItem, item.title, item.from || item.url, item.at);
    if (item.state === "asks") again(made.querySelector("form"), item);
    made.querySelector("[type=button]").addEventListener("click", async () => {
      await device.show(await device.ask("drop", { key: item.key }));
    });
    return made;
  }
  async function pageLines() {
    const pages = await caches.open(`pages:${reader}`);
    const all = (await pages.keys()).filter((each) => new URL(each.url).pathname !== root.dataset.here);
    const lines = all.reverse().map(async (each) => {
      const { headers } = await pages.match(each);
      return line(pageItem, decodeURIComponent(headers.get("Kept-Title")), each.url, headers.get("Kept-At"));
    });
    return Promise.all(lines);
  }
  async function list(items) {
    for (const state of ["waiting", "asks"]) {
      fill(state, items.filter((each) => each.state === state).map(waitingLine));
    }
    const pages = await pageLines();
    fill("pages", pages);
    root.querySelector("[data-when=nothing]").hidden = Boolean(pages.length || items.length);
  }

  window.addEventListener("device", ({ detail }) => list(detail));
  root.querySelector("[data-forget]").addEventListener("click", async () => device.show(await device.ask("forget")));
  const isElsewhere = location.pathname !== root.dataset.here;
  root.querySelector("[data-when=elsewhere]").hidden = !isElsewhere;
})();
