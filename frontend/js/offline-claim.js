// <offline-claim>: the form for a label that was scanned without signal. It only chooses; <waiting-claims> keeps and sends.
customElements.define("offline-claim", class extends HTMLElement {
  async connectedCallback() {
    this.querySelector("[data-again]").onclick = () => location.reload();
    this.form = this.querySelector("form");
    this.form.onsubmit = (event) => this.keep(event);
    const asked = new URLSearchParams(location.search);
    this.key = asked.get("key") || crypto.randomUUID();
    const html = await fetch("/a/positions").then((answer) => (answer.ok && !answer.redirected ? answer.text() : ""), () => "");
    const kept = new DOMParser().parseFromString(html, "text/html").querySelector("ul.positions");
    if (!kept?.querySelector("input")) return this.show("unknown");
    this.querySelector("[data-positions]").replaceChildren(kept);
    for (const input of kept.querySelectorAll("input")) input.checked = input.value === asked.get("choice");
    this.show("choose");
  }

  keep(event) {
    event.preventDefault();
    const chosen = this.form.querySelector("input:checked");
    const label = chosen.closest("label").querySelector(".name").textContent;
    const person = chosen.closest("[data-person]").dataset.person;
    const code = location.pathname.split("/").pop().toUpperCase();
    document.dispatchEvent(new CustomEvent("claim-kept", {
      detail: {
        claim: { code, choice: chosen.value, key: this.key, label, person, at: new Date().toISOString() },
        then: (kept) => this.show(kept ? "kept" : "failed"),
      },
    }));
  }

  show(state) {
    this.dataset.state = state;
    this.querySelector("[data-keep]").hidden = state !== "choose";
    this.querySelector(`[data-when="${state}"] h1`)?.focus();
  }
});
