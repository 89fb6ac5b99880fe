// Served as /a/worker.js. A label scanned without signal opens a page kept on the phone, not an error of the browser.
const SHELL = "muster-shell";
let fresh;

addEventListener("install", (event) => event.waitUntil(keepShell().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, url));
  else if (url.pathname === "/a/positions") event.respondWith(positions(request, url));
  else if (/^\/(css|js)\/|^\/favicon/.test(url.pathname)) event.respondWith(file(request));
});

// A form that could not be sent comes back as an address that keeps what was chosen, and its key: one claim, however often.
async function page(request, url) {
  const sent = request.method === "POST" ? request.clone() : null;
  try {
    const answer = await fetch(request);
    fresh ??= keepShell().catch(() => (fresh = undefined)); // tried again with the next page
    return answer;
  } catch (away) {
    const shell = await caches.match("/a/offline");
    if (!shell) throw away;
    if (!sent) return shell;
    const { choice = "", key = "" } = Object.fromEntries(await sent.formData());
    return Response.redirect(`${url.pathname}?${new URLSearchParams({ choice, key })}`, 303);
  }
}

// What <waiting-claims> kept of it; asked with ?now, only the truth will do.
async function positions(request, url) {
  try {
    return await fetch(request);
  } catch (away) {
    const kept = url.search ? undefined : await caches.match("/a/positions");
    if (!kept) throw away;
    return kept;
  }
}

async function file(request) {
  return (await caches.match(request)) ?? fetch(request);
}

async function keepShell() {
  const shell = await fetch("/a/offline");
  const text = await shell.clone().text();
  const files = [...text.matchAll(/(?:href|src)="(\/(?:css|js)\/[^"]+)"/g)].map((found) => found[1]);
  const cache = await caches.open(SHELL);
  await cache.addAll(files);
  await cache.put("/a/offline", shell);
  for (const old of await cache.keys()) {
    if (![...files, "/a/offline"].includes(new URL(old.url).pathname)) await cache.delete(old);
  }
}
