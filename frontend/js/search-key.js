// The key / puts the cursor into the search, unless somebody types. <search-key data-off="…" data-on="…"> in the menu
// switches that off, for people who speak to their computer (WCAG 2.1.4).
const isOff = () => { try { return localStorage.getItem("search-key") === "off"; } catch { return false; } };

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isOff()) return;
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  const field = document.getElementById("shared-search");
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});

customElements.define("search-key", class extends HTMLElement {
  connectedCallback() {
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.className = "quiet";
    this.button.onclick = () => this.turn();
    this.replaceChildren(this.button);
    this.name();
  }

  turn() {
    try { localStorage.setItem("search-key", isOff() ? "on" : "off"); } catch { /* private window: it stays on */ }
    this.name();
  }

  name() {
    this.button.textContent = isOff() ? this.dataset.on : this.dataset.off;
  }
});
