// What is wrong is said first: the summary takes the focus when it appears, its links lead to the fields.
const fieldOf = (link) => document.getElementById(decodeURIComponent(link?.hash?.slice(1) ?? ""));

customElements.define("error-summary", class extends HTMLElement {
  connectedCallback() {
    this.inOrderOfFields();
    this.focus();
    this.onclick = (event) => {
      const field = fieldOf(event.target.closest("a"));
      if (!field) return;
      event.preventDefault();
      field.scrollIntoView({ block: "center" });
      field.focus({ preventScroll: true });
    };
  }

  inOrderOfFields() {
    const place = (item) => fieldOf(item.querySelector("a"))?.getBoundingClientRect().top ?? -1;
    const items = [...this.querySelectorAll("li")].sort((one, other) => place(one) - place(other));
    this.querySelector("ul").append(...items);
  }
});
