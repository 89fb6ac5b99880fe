// "/" leads to the search, from anywhere but a field in which it is a character.
const TYPING = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]';

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(TYPING)) return;
  const search = document.getElementById("shared-search");
  if (!search) return;
  event.preventDefault();
  search.focus();
  search.select();
});
