// Runs in the head before the first paint, so that the chosen theme never flashes.
(() => {
  const root = document.documentElement;
  const chosen = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const dark = () => (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  if (chosen()) root.dataset.theme = chosen();

  customElements.define("theme-toggle", class extends HTMLElement {
    connectedCallback() {
      this.button = document.createElement("button");
      this.button.type = "button";
      this.button.className = "quiet";
      this.button.onclick = () => this.turn();
      this.replaceChildren(this.button);
      this.name();
    }

    turn() {
      root.dataset.theme = dark() ? "light" : "dark";
      try { localStorage.setItem("theme", root.dataset.theme); } catch { /* private window: for this page only */ }
      this.name();
    }

    name() {
      this.button.textContent = dark() ? this.dataset.light : this.dataset.dark;
    }
  });
})();
