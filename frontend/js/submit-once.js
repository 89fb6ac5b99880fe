// <submit-once data-busy="Claiming…"><button>…</button></submit-once>: a second press of the same form is swallowed.
const BUSY = "aria-disabled";

customElements.define("submit-once", class extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("button");
    this.form = this.button.form;
    this.onSubmit = (event) => this.guard(event);
    this.onRest = () => this.rest();
    this.form.addEventListener("submit", this.onSubmit, true);
    this.form.addEventListener("htmx:afterRequest", this.onRest);
    addEventListener("pageshow", this.onRest);
  }

  disconnectedCallback() {
    this.form.removeEventListener("submit", this.onSubmit, true);
    this.form.removeEventListener("htmx:afterRequest", this.onRest);
    removeEventListener("pageshow", this.onRest);
  }

  guard(event) {
    if (this.button.hasAttribute(BUSY)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    const label = this.button.querySelector("span") ?? this.button;
    this.idle = label.textContent;
    this.button.setAttribute(BUSY, "true");
    if (this.dataset.busy) label.textContent = this.dataset.busy;
  }

  rest() {
    if (!this.button.hasAttribute(BUSY)) return;
    this.button.removeAttribute(BUSY);
    (this.button.querySelector("span") ?? this.button).textContent = this.idle;
  }
});
