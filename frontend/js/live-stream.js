// <live-stream src="/jobs/7/events" events="activation job"> wakes htmx: hx-trigger="activation from:body".
// Its content (Updated 14:02 · Refresh) shows only while the connection is lost.
customElements.define("live-stream", class extends HTMLElement {
  wait = 1000;

  connectedCallback() {
    document.addEventListener("visibilitychange", this);
    this.handleEvent();
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this);
    this.close();
  }

  handleEvent() {
    this.close();
    if (!document.hidden) this.open();
  }

  open() {
    this.source = new EventSource(this.getAttribute("src"));
    this.source.onopen = () => {
      this.wait = 1000;
      if (this.dataset.state) htmx.trigger(document.body, "reconnected"); // what happened meanwhile was missed
      this.dataset.state = "live";
    };
    this.source.onerror = () => this.lost();
    for (const name of this.getAttribute("events").split(" ")) {
      this.source.addEventListener(name, ({ data }) => htmx.trigger(document.body, name, { data }));
    }
  }

  lost() {
    this.close();
    this.dataset.state = "lost";
    this.timer = setTimeout(() => this.open(), this.wait * (0.5 + Math.random()));
    this.wait = Math.min(this.wait * 2, 30000);
  }

  close() {
    clearTimeout(this.timer);
    this.source?.close();
  }
});
