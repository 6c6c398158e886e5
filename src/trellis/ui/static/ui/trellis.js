/* Small comforts; every page works without them. */
"use strict";

/* A menu closes when one looks elsewhere or presses Escape. */
function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (menu !== except) menu.open = false;
  }
}
document.addEventListener("click", (event) => closeMenus(event.target.closest("details.menu")));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details.menu[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});

/* A code is copied by touching it. */
document.addEventListener("click", (event) => {
  const code = event.target.closest("[data-copy]");
  if (!code || !navigator.clipboard) return;
  navigator.clipboard.writeText(code.dataset.copy).then(() => {
    code.classList.add("copied");
    setTimeout(() => code.classList.remove("copied"), 1500);
  });
});

/* On a small phone the tab where one is may lie beyond the edge. */
document.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
