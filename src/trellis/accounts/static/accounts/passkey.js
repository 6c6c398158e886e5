/* Shows passkey buttons only where the browser has passkeys, and says so when one wasn't used. */
"use strict";

if (window.PublicKeyCredential) {
  for (const part of document.querySelectorAll("[data-passkey]")) part.hidden = false;
}
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const says = document.querySelector("[data-passkey-failed]");
  if (says) says.hidden = false;
});
