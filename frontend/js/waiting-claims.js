// <waiting-claims>: what was chosen without signal. Keeps it on this phone, shows it, and sends it when there is signal.
const DAY = 24 * 60 * 60 * 1000;
const KEPT = "muster-positions";
const SOON = 2 * 1000;
const SELDOM = 60 * 1000;
const PATIENCE = 20 * 1000;
const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;
const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

async function store(mode, act) {
  const opening = indexedDB.open("muster", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("claim", { keyPath: "code" });
  const database = await done(opening);
  try {
    return await done(act(database.transaction("claim", mode).objectStore("claim")));
  } finally {
    database.close();
  }
}

customElements.define("waiting-claims", class extends HTMLElement {
  connectedCallback() {
    this.row = this.querySelector("template");
    this.list = this.querySelector("ul");
    navigator.serviceWorker?.register("/a/worker.js", { scope: "/a/" });
    document.addEventListener("claim-kept", this);
    document.addEventListener("visibilitychange", this);
    document.addEventListener("submit", this);
    addEventListener("online", this);
    this.goOn();
  }

  async handleEvent({ type, detail, target }) {
    if (type === "submit") {
      if (target.getAttribute("action") === "/sign-out") caches.delete(KEPT);
      return;
    }
    if (type === "claim-kept") {
      await store("readwrite", (claims) => claims.put(detail.claim)).then(() => detail.then(true), () => detail.then(false));
      navigator.storage?.persist?.();
    }
    if (!document.hidden) await this.goOn();
  }

  // A phone says "online" before anything gets through, or says nothing: what waits is tried again, ever more seldom.
  async goOn(pause = SOON) {
    clearTimeout(this.again);
    const run = (this.run = (this.run ?? 0) + 1);
    const leaves = await this.draw().then(() => this.reach()).catch((broken) => console.error(broken));
    if (leaves || run !== this.run || !this.isWaiting()) return;
    this.again = setTimeout(() => document.hidden || this.goOn(Math.min(2 * pause, SELDOM)), pause);
  }

  isWaiting() {
    return this.hasAttribute("shell") || this.list.querySelector("[data-state=waiting], [data-state=old]");
  }

  // Whether there is a page to go to instead of this one.
  async reach() {
    const now = await fetch("/a/positions?now", { signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
    if (!now) return false;
    if (this.hasAttribute("shell")) {
      if (now.ok) location.replace(location.pathname.replace("/a/offline", "/"));
      return now.ok;
    }
    if (now.redirected || !now.ok) await caches.delete(KEPT);
    else await this.tell(now);
    return false;
  }

  async tell(now) {
    await (await caches.open(KEPT)).put("/a/positions", now.clone());
    const person = (await now.text()).match(/data-person="([^"]+)"/)?.[1];
    await navigator.locks.request("muster-claims", () => this.sendAll(person));
    await this.draw();
  }

  async sendAll(person) {
    for (const claim of await store("readonly", (claims) => claims.getAll())) {
      if (claim.person === person && !claim.refused) await this.send(claim);
    }
  }

  async send(claim) {
    const answer = await fetch(`/a/${claim.code.toLowerCase()}`, {
      method: "POST",
      signal: AbortSignal.timeout(PATIENCE),
      headers: { [meta("csrf-header")]: meta("csrf-token") },
      body: new URLSearchParams({ choice: claim.choice, key: claim.key }),
    }).catch(() => null);
    if (answer?.ok && answer.url.includes("/activations/")) {
      await store("readwrite", (claims) => claims.delete(claim.code));
      if (location.pathname.toUpperCase().endsWith(claim.code)) location.assign(answer.url);
      else this.say("sent", claim, answer.url);
    } else if ([404, 409, 422].includes(answer?.status)) {
      await store("readwrite", (claims) => claims.put({ ...claim, refused: true }));
    }
  }

  async draw() {
    const claims = await store("readonly", (claims) => claims.getAll());
    for (const row of this.list.querySelectorAll("li:not([data-state=sent])")) row.remove();
    for (const claim of claims) {
      const old = Date.now() - new Date(claim.at) > DAY;
      this.say(claim.refused ? "refused" : old ? "old" : "waiting", claim, `/a/${claim.code.toLowerCase()}`);
    }
    this.hidden = !this.list.children.length;
  }

  say(state, claim, href) {
    const row = this.row.content.cloneNode(true);
    row.querySelector("li").dataset.state = state;
    Object.assign(row.querySelector("a"), { textContent: claim.label, href });
    row.querySelector(".mono").textContent = claim.code.replace(/(.{3})(?=.)/g, "$1-");
    for (const text of row.querySelectorAll("[data-when]")) text.hidden = text.dataset.when !== state;
    const forget = row.querySelector("button");
    forget.hidden = state !== "refused" && state !== "old";
    forget.onclick = () => store("readwrite", (claims) => claims.delete(claim.code)).then(() => this.draw());
    this.list.append(row);
    this.hidden = false;
  }
});
