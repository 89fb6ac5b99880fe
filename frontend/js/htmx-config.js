// Every request of htmx carries the token that Spring Security asks for.
const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

document.addEventListener("htmx:configRequest", ({ detail }) => {
  const header = meta("csrf-header");
  if (header && detail.verb !== "get") detail.headers[header] = meta("csrf-token");
});

// A refusal is drawn in the notice: out of band if it came so, and of a whole error page only its sentence.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.xhr.status < 400 || detail.target.id !== "shared-notice") return;
  if (detail.serverResponse.includes("hx-swap-oob")) detail.swapOverride = "none";
  if (detail.serverResponse.includes("<html")) detail.selectOverride = ".fault";
});

// A boosted form pushes its own address although it says hx-push-url="false", and even when it was refused.
document.addEventListener("htmx:beforeHistoryUpdate", ({ detail }) => {
  if (detail.xhr.status < 400 && !detail.requestConfig.elt.closest('[hx-push-url="false"]')) return;
  Object.assign(detail.history, { type: "replace", path: location.pathname + location.search });
});
