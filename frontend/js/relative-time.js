// <relative-time datetime="2026-11-23T14:02:00Z">23 Nov 14:02</relative-time>
// data-form="clock" shows the time of day; else "3 minutes ago", kept current.
const STEPS = [[60, "second"], [3600, "minute", 60], [86400, "hour", 3600], [2592000, "day", 86400],
  [31536000, "month", 2592000], [Infinity, "year", 31536000]];
const locale = document.documentElement.lang || undefined;
const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
const exact = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium" });
const clock = new Intl.DateTimeFormat(locale, { timeStyle: "short" });

function since(moment) {
  const seconds = (moment - Date.now()) / 1000;
  const [, unit, size = 1] = STEPS.find(([limit]) => Math.abs(seconds) < limit);
  return words.format(Math.round(seconds / size), unit);
}

customElements.define("relative-time", class extends HTMLElement {
  connectedCallback() {
    this.moment = new Date(this.getAttribute("datetime"));
    if (isNaN(this.moment)) return;
    this.title = exact.format(this.moment);
    this.draw();
    if (this.dataset.form !== "clock") this.timer = setInterval(() => this.draw(), 15000);
  }

  draw() {
    const text = this.dataset.form === "clock" ? clock.format(this.moment) : since(this.moment);
    if (this.textContent !== text) this.textContent = text;
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }
});
