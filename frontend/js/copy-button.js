// <copy-button data-done="Copied"><button type="button" data-copy="#code">Copy</button></copy-button>; without script it stays hidden.
customElements.define("copy-button", class extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("button");
    this.label = this.button.querySelector("span") ?? this.button;
    this.idle = this.label.textContent;
    this.button.onclick = () => this.copy();
    this.dataset.state = "ready";
  }

  async copy() {
    const from = document.querySelector(this.button.dataset.copy);
    try {
      await navigator.clipboard.writeText((from.value ?? from.textContent).trim());
      this.say(this.dataset.done);
    } catch {
      getSelection().selectAllChildren(from);
    }
  }

  say(text) {
    this.label.textContent = text;
    setTimeout(() => (this.label.textContent = this.idle), 2000);
  }
});
