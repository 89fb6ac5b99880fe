// <live-stream src="/jobs/7/events" events="activation job"> wakes htmx: hx-trigger="activation from:body".
// Its content (Updated 14:02 · Refresh) shows only while the connection is lost.
customElements.define("live-stream", class extends HTMLElement {
  connectedCallback() {
    this.wait = 1000;
    this.onSight = () => (document.hidden ? this.close() : this.open());
    document.addEventListener("visibilitychange", this.onSight);
    this.onSight();
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.onSight);
    this.close();
  }

  open() {
    if (this.source) return;
    this.source = new EventSource(this.getAttribute("src"));
    this.source.onopen = () => {
      this.wait = 1000;
      if (this.dataset.state === "lost") this.pass("reconnected");
      this.dataset.state = "live";
    };
    this.source.onerror = () => {
      this.close();
      this.dataset.state = "lost";
      this.timer = setTimeout(() => this.open(), this.wait * (0.5 + Math.random()));
      this.wait = Math.min(this.wait * 2, 30000);
    };
    const names = (this.getAttribute("events") || "message").split(" ");
    for (const name of names) this.source.addEventListener(name, (event) => this.pass(name, event.data));
  }

  pass(name, data) {
    htmx.trigger(document.body, name, { data });
  }

  close() {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }
});
