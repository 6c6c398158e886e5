/* Fills in the code that a link brings behind the #, and takes it out of the address. */
"use strict";

const field = document.getElementById("id_code");
if (field && location.hash.length > 1) {
  field.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
}
