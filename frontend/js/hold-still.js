// <section data-hold>: nothing is swapped under the hands of somebody who has a form or a table of it open, or types in it.
// The next trigger tries again, and closing the form asks at once.
const busy = (part) => part.querySelector("details[open] :is(form, table)")
  || (part.contains(document.activeElement) && document.activeElement.matches("input, select, textarea"));

document.addEventListener("htmx:beforeSwap", (event) => {
  const { target } = event.detail;
  if (target.hasAttribute("data-hold") && busy(target)) event.preventDefault();
});

document.addEventListener("toggle", ({ target }) => {
  if (!target.open && target.closest("[data-hold]")) htmx.trigger(document.body, "reconnected");
}, true);
