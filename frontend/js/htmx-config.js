// Every request of htmx carries the token that Spring Security asks for.
const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

document.addEventListener("htmx:configRequest", (event) => {
  const header = meta("csrf-header");
  if (header && event.detail.verb !== "get") event.detail.headers[header] = meta("csrf-token");
});

// A failed connection must not look like nothing happened.
document.addEventListener("htmx:sendError", (event) => event.detail.elt.setAttribute("data-unsent", ""));
document.addEventListener("htmx:beforeRequest", (event) => event.detail.elt.removeAttribute("data-unsent"));
