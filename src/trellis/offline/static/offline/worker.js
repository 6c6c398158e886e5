/* Stands between the pages and the line. Pages that were read are kept for who read them; a form that may wait
   is kept when the line is gone, and sent once when it is back. HOUSE is set by the file that loads this one. */
"use strict";

const DAYS = 24 * 60 * 60 * 1000;
const PAGES_KEPT_FOR = 14 * DAYS;
const PAGES_AT_MOST = 60;
const WAITS_AT_MOST = 30 * DAYS;
const PATIENCE = 8000;
const LONGEST_SEND = 30_000;
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
/* A drawer that can't be opened (a full disk, a private window) keeps nothing; pages and forms go on without it. */
const known = (what) => inDrawer("known", (store) => store.get(what)).catch(() => undefined);
const reader = () => known("reader");
/* Where there is no room, pages make it: they can be read again, and what was said can't be said again. */
async function keepWaiting(item) {
  const put = () => inDrawer("waiting", (store) => store.put(item));
  await put().catch(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
    await put();
  });
}
const dropWaiting = (key) => inDrawer("waiting", (store) => store.delete(key));
async function waiting(whose) {
  const all = await inDrawer("waiting", (store) => store.getAll());
  for (const each of all) if (Date.now() - each.at > WAITS_AT_MOST) await dropWaiting(each.key);
  return all.filter((each) => each.reader === whose && Date.now() - each.at <= WAITS_AT_MOST).sort((a, b) => a.at - b.at);
}

/* What is kept belongs to one person: when the server names another, or nobody, it goes. */
async function isNow(who) {
  await inDrawer("known", (store) => store.put(who, "reader"));
  await inDrawer("known", (store) => store.put(Date.now(), "since"));
}
/* A page that was asked for before somebody else came, or before she signed out, changes nothing any more. */
async function belongsTo(who, asked) {
  if (who !== (await reader())) {
    if (asked < ((await known("since")) ?? 0)) return false;
    await isNow(who);
  }
  for (const name of await caches.keys()) if (!name.endsWith(`:${who}`)) await caches.delete(name);
  return true;
}
async function signOut(who) {
  await isNow("nobody").catch(() => undefined);
  await forget(who).catch(() => undefined);
}
async function forget(who) {
  for (const name of await caches.keys()) await caches.delete(name);
  for (const each of await waiting(who)) await dropWaiting(each.key);
}

/* Pages. */
const plain = (url) => url.split("#")[0];
const mayStay = (answer) => answer.ok && !answer.headers.get("Cache-Control")?.includes("no-store");
const mayBeKept = (answer) => mayStay(answer) && answer.headers.get("Content-Type")?.startsWith("text/html");
function titleOf(text) {
  const title = text.match(/<title>([^<]*)/)?.[1].split(" · ")[0].trim() ?? "";
  const signs = { "#39": "'", "#34": '"', quot: '"', lt: "<", gt: ">", amp: "&" };
  return title.replace(/&(#39|#34|quot|lt|gt|amp);/g, (_, sign) => signs[sign]);
}
async function see(url, answer, asked) {
  const who = answer.headers.get(HOUSE.reader);
  if (!who) return;
  // Opened first: what is put into it when she has signed out meanwhile goes with it.
  const pages = await caches.open(`pages:${who}`);
  const isHers = await belongsTo(who, asked);
  if (!isHers || who === "nobody") return caches.delete(`pages:${who}`);
  await pages.delete(plain(url));
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
  const found = await caches.match(plain(url), { cacheName: `pages:${await reader()}` }).catch(() => undefined);
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
/* Who signed out without a line is signed out before anything else goes over it. */
async function leave() {
  const who = await known("leaving");
  if (!who) return;
  const line = await lineNow();
  const body = new URLSearchParams({ csrfmiddlewaretoken: line.token });
  const isIn = line.reader === who;
  const answer = isIn && (await fetch(HOUSE.out, { method: "POST", body, redirect: "manual" }));
  if (!isIn || answer.type === "opaqueredirect") await inDrawer("known", (store) => store.delete("leaving"));
}
async function page(event) {
  const asked = Date.now();
  let answer;
  try {
    await leave();
    answer = await inTime(event.request);
  } catch {
    return (await kept(event.request.url)) ?? (await kept(new URL(HOUSE.device, location).href)) ?? Response.error();
  }
  event.waitUntil(see(event.request.url, answer.clone(), asked).catch(() => undefined));
  return answer;
}
async function keepFile(files, url, answer) {
  if (!(await files.match(url))) await files.put(url, answer);
}
async function file(event) {
  const who = await reader();
  const files = who && who !== "nobody" && (await caches.open(`files:${who}`).catch(() => undefined));
  if (!files) return fetch(event.request);
  let answer;
  try {
    answer = await fetch(event.request);
  } catch {
    return (await files.match(event.request.url)) ?? Response.error();
  }
  if (mayStay(answer)) {
    event.waitUntil(keepFile(files, event.request.url, answer.clone()).catch(() => undefined));
  }
  return answer;
}
async function fetchAndSee(url) {
  const asked = Date.now();
  await see(url, await fetch(url), asked);
}
/* The page by which the worker came was read before it was there. */
async function keepPages(urls) {
  for (const url of urls) if (!(await kept(url))) await fetchAndSee(url);
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
  await fetchAndSee(url);
  await keepFiles([HOUSE.list]);
}

/* Forms. */
async function formOf(request) {
  const isForm = request.headers.get("Content-Type")?.startsWith("application/x-www-form-urlencoded");
  return new URLSearchParams(isForm ? await request.clone().text() : "");
}
const lineNow = async () => (await fetch(HOUSE.line, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) })).json();
/* A form of ours on a page that was kept, or that lay open while she signed in anew, has an old token. */
async function withFreshToken(request, form, who) {
  const line = await lineNow();
  if (line.reader !== who) return undefined;
  form.set("csrfmiddlewaretoken", line.token);
  return fetch(request.url, { method: "POST", body: form, redirect: "manual" });
}
async function send(event) {
  const { request } = event;
  const form = await formOf(request);
  // A page of somebody else's may send a form here, too: such a one neither waits, nor gets a token, nor forgets.
  const isOurs = request.referrer.startsWith(`${location.origin}/`);
  const key = isOurs ? form.get("sending") : null;
  const who = await reader();
  const signsOut = isOurs && new URL(request.url).pathname === HOUSE.out;
  if (signsOut) await signOut(who);
  try {
    await leave();
    let answer = await fetch(request);
    if (key && answer.status === 403) answer = (await withFreshToken(request, form, who).catch(() => undefined)) ?? answer;
    // Saved, or on the page before her together with what stands now.
    if (key && answer.status < 500) await dropWaiting(key).catch(() => undefined);
    return answer;
  } catch {
    if (signsOut && who) await inDrawer("known", (store) => store.put(who, "leaving")).catch(() => undefined);
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
  const signal = AbortSignal.timeout(LONGEST_SEND);
  const headers = { "Trellis-Later": "1" };
  const answer = await fetch(item.url, { method: "POST", body, headers, redirect: "manual", signal });
  if (answer.status === 429 || answer.type === "opaqueredirect") return false;
  // What breaks there, or was answered by somebody between, waits on; the others needn't.
  const said = answer.ok ? await answer.json().catch(() => undefined) : { says: "" };
  if (answer.status >= 500 || !said) return true;
  await keepWaiting({ ...item, state: answer.ok ? "sent" : "asks", says: said.says });
  return true;
}
function sendAll() {
  return navigator.locks.request("trellis-sending", async () => {
    await leave();
    const who = await reader();
    const left = (await waiting(who)).filter((each) => each.state === "waiting");
    if (!left.length) return;
    const line = await lineNow();
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
  try {
    await WISHES[data.wish](data);
  } finally {
    // Whoever asks always hears, also where nothing can be kept.
    ports[0].postMessage(await waiting(data.reader).catch(() => []));
  }
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
