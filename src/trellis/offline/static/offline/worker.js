/* Stands between the pages and the line. Pages that were read are kept for who read them; a form that may wait
   is kept when the line is gone, and sent once when it is back. HOUSE is set by the file that loads this one. */
"use strict";

const DAYS = 24 * 60 * 60 * 1000;
const PAGES_KEPT_FOR = 14 * DAYS;
const PAGES_AT_MOST = 60;
const WAITS_AT_MOST = 30 * DAYS;
const PATIENCE = 8000;
const AT = "Kept-At";
const TITLE = "Kept-Title";

/* A small drawer: who reads here ("known"), and what waits. */
function drawer() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open("trellis", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("known");
      asked.result.createObjectStore("waiting", { keyPath: "key" });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}
async function inDrawer(store, does) {
  const opened = await drawer();
  try {
    return await new Promise((resolve, reject) => {
      const change = opened.transaction(store, "readwrite");
      const asked = does(change.objectStore(store));
      change.oncomplete = () => resolve(asked.result);
      change.onerror = change.onabort = () => reject(change.error);
    });
  } finally {
    opened.close();
  }
}
const reader = () => inDrawer("known", (store) => store.get("reader"));
const keepWaiting = (item) => inDrawer("waiting", (store) => store.put(item));
const dropWaiting = (key) => inDrawer("waiting", (store) => store.delete(key));
async function waiting(whose) {
  const all = await inDrawer("waiting", (store) => store.getAll());
  for (const each of all) if (Date.now() - each.at > WAITS_AT_MOST) await dropWaiting(each.key);
  return all.filter((each) => each.reader === whose && Date.now() - each.at <= WAITS_AT_MOST).sort((a, b) => a.at - b.at);
}

/* What is kept belongs to one person: when the server names another, or nobody, it goes. */
async function belongsTo(who) {
  await inDrawer("known", (store) => store.put(who, "reader"));
  for (const name of await caches.keys()) if (!name.endsWith(`:${who}`)) await caches.delete(name);
}
async function forget(who) {
  for (const name of await caches.keys()) await caches.delete(name);
  for (const each of await waiting(who)) await dropWaiting(each.key);
}

/* Pages. */
const plain = (url) => url.split("#")[0];
function mayBeKept(answer) {
  const isPage = answer.headers.get("Content-Type")?.startsWith("text/html");
  return answer.ok && isPage && !answer.headers.get("Cache-Control")?.includes("no-store");
}
function titleOf(text) {
  const title = text.match(/<title>([^<]*)/)?.[1].split(" · ")[0].trim() ?? "";
  const signs = { "#39": "'", "#34": '"', quot: '"', lt: "<", gt: ">", amp: "&" };
  return title.replace(/&(#39|#34|quot|lt|gt|amp);/g, (_, sign) => signs[sign]);
}
async function see(url, answer) {
  const who = answer.headers.get(HOUSE.reader);
  if (!who) return;
  await belongsTo(who);
  const pages = await caches.open(`pages:${who}`);
  await pages.delete(plain(url));
  if (who === "nobody") return caches.delete(`pages:${who}`);
  if (!mayBeKept(answer)) return;
  const text = await answer.text();
  const headers = new Headers(answer.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  headers.set(AT, new Date().toISOString());
  headers.set(TITLE, encodeURIComponent(titleOf(text)));
  const marked = text.replace("<html ", `<html data-kept-at="${headers.get(AT)}" `);
  await pages.put(plain(url), new Response(marked, { headers }));
  await sweep(pages);
}
async function sweep(pages) {
  const all = (await pages.keys()).filter((each) => new URL(each.url).pathname !== HOUSE.device);
  for (const [place, each] of all.entries()) {
    const age = Date.now() - new Date((await pages.match(each)).headers.get(AT));
    if (age > PAGES_KEPT_FOR || place < all.length - PAGES_AT_MOST) await pages.delete(each);
  }
}
async function kept(url) {
  const found = await (await caches.open(`pages:${await reader()}`)).match(plain(url));
  return found && Date.now() - new Date(found.headers.get(AT)) < PAGES_KEPT_FOR ? found : undefined;
}
/* A line that hangs is no line, when there is something to read. */
async function inTime(request) {
  const asked = fetch(request);
  if (!(await kept(request.url))) return asked;
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("too slow")), PATIENCE));
  asked.catch(() => undefined);
  return Promise.race([asked, late]);
}
async function page(event) {
  let answer;
  try {
    answer = await inTime(event.request);
  } catch {
    return (await kept(event.request.url)) ?? (await kept(new URL(HOUSE.device, location).href)) ?? Response.error();
  }
  event.waitUntil(see(event.request.url, answer.clone()));
  return answer;
}
async function file(event) {
  const who = await reader();
  if (!who || who === "nobody") return fetch(event.request);
  const files = await caches.open(`files:${who}`);
  try {
    const answer = await fetch(event.request);
    if (answer.ok && !(await files.match(event.request.url))) {
      event.waitUntil(files.put(event.request.url, answer.clone()));
    }
    return answer;
  } catch {
    return (await files.match(event.request.url)) ?? Response.error();
  }
}
/* The page by which the worker came was read before it was there. */
async function keepPages(urls) {
  for (const url of urls) if (!(await kept(url))) await see(url, await fetch(url));
}
async function keepFiles(urls) {
  const files = await caches.open(`files:${await reader()}`);
  for (const url of urls) if (!(await files.match(url))) await files.add(url);
}
/* The device's own page is kept unseen, in the language that is read, since it stands in for all others. */
async function keepDevice(language) {
  const url = new URL(HOUSE.device, location).href;
  const old = await kept(url);
  const isFresh = old && Date.now() - new Date(old.headers.get(AT)) < DAYS;
  if (isFresh && old.headers.get("Content-Language") === language) return;
  await see(url, await fetch(url));
  await keepFiles([HOUSE.list]);
}

/* Forms. */
async function formOf(request) {
  const isForm = request.headers.get("Content-Type")?.startsWith("application/x-www-form-urlencoded");
  return new URLSearchParams(isForm ? await request.clone().text() : "");
}
async function send(event) {
  const { request } = event;
  const form = await formOf(request);
  const key = form.get("sending");
  const signsOut = new URL(request.url).pathname === HOUSE.out;
  const who = await reader();
  if (signsOut) await forget(who);
  try {
    const answer = await fetch(request);
    // Saved, or on the page before her together with what stands now.
    if (key && answer.status < 500) await dropWaiting(key);
    return answer;
  } catch (fault) {
    if (!key || !who) return Response.error();
    const from = request.referrer ? await kept(request.referrer) : undefined;
    const title = decodeURIComponent(from?.headers.get(TITLE) ?? "");
    const item = { key, reader: who, at: Date.now(), state: "waiting", url: request.url, from: request.referrer };
    await keepWaiting({ ...item, title, body: form.toString(), says: "" });
    await self.registration.sync?.register("waiting").catch(() => undefined);
    return Response.redirect(HOUSE.device, 303);
  }
}
async function sendOne(item, token) {
  const body = new URLSearchParams(item.body);
  body.set("csrfmiddlewaretoken", token);
  const answer = await fetch(item.url, { method: "POST", body, headers: { "Trellis-Later": "1" }, redirect: "manual" });
  if (answer.status >= 500 || answer.status === 429 || answer.type === "opaqueredirect") return false;
  const said = answer.ok ? await answer.json() : { says: "" };
  await keepWaiting({ ...item, state: answer.ok ? "sent" : "asks", says: said.says });
  return true;
}
function sendAll() {
  return navigator.locks.request("trellis-sending", async () => {
    const who = await reader();
    const left = (await waiting(who)).filter((each) => each.state === "waiting");
    if (!left.length) return;
    const line = await (await fetch(HOUSE.line, { cache: "no-store" })).json();
    if (line.reader !== who) return;
    for (const each of left) if (!(await sendOne(each, line.token))) return;
  });
}

/* What pages ask of the worker; each is answered with what waits now. */
const WISHES = {
  keep: async ({ pages, files, language }) => {
    await keepPages(pages);
    await keepDevice(language);
    await keepFiles(files);
  },
  send: () => sendAll().catch(() => undefined),
  drop: ({ key }) => dropWaiting(key),
  forget: async () => forget(await reader()),
  look: () => undefined,
};
async function answerPage({ data, ports }) {
  await WISHES[data.wish](data);
  ports[0].postMessage(await waiting(data.reader));
}

async function tellPages() {
  const who = await reader();
  const items = await waiting(who);
  for (const each of await self.clients.matchAll()) each.postMessage({ reader: who, items });
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => event.waitUntil(answerPage(event)));
self.addEventListener("sync", (event) => event.waitUntil(sendAll().then(tellPages)));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (new URL(request.url).origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(request.method === "POST" ? send(event) : page(event));
  else if (["style", "script", "image"].includes(request.destination)) event.respondWith(file(event));
});
