// What is wrong is said first: the summary takes the focus when it appears, its links lead to the fields.
customElements.define("error-summary", class extends HTMLElement {
  connectedCallback() {
    this.focus();
    this.onclick = (event) => {
      const field = event.target.closest("a[href^='#']");
      const place = field && document.getElementById(decodeURIComponent(field.hash.slice(1)));
      if (!place) return;
      event.preventDefault();
      place.scrollIntoView({ block: "center" });
      place.focus({ preventScroll: true });
    };
  }
});
