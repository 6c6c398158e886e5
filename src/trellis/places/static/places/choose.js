/* Suggests places while one types; without it the form asks afterwards. */
"use strict";

(() => {
  const WAIT = 160;
  let count = 0;

  function enhance(box) {
    box.dataset.ready = "yes";
    const input = box.querySelector("input[type=text]");
    const said = box.querySelector("input[name$='-said']");
    const list = document.createElement("div");
    const status = document.createElement("p");
    const name = `places-${++count}`;
    let timer, asking, options = [], at = -1;
    list.className = "place-list";
    list.hidden = true;
    status.className = "unseen";
    status.setAttribute("role", "status");
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.after(list, status);

    function chosen() {
      /* Radios ask about the text that was sent; for another text they give way to one hidden line. */
      const radios = box.querySelector(".place-which");
      if (!radios) return box.querySelector("input[type=hidden][name$='-id']");
      const line = document.createElement("input");
      line.type = "hidden";
      line.name = radios.querySelector("input").name;
      radios.replaceWith(line);
      return line;
    }

    function close() {
      clearTimeout(timer);
      if (asking) asking.abort();
      list.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function mark(next) {
      if (!options.length) return;
      at = (next + options.length) % options.length;
      options.forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
      options[at].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[at].id);
    }

    function take(option) {
      const label = option.dataset.label.trim();
      input.value = label;
      chosen().value = option.dataset.id;
      said.value = label;
      close();
      status.textContent = label;
    }

    function show(html) {
      list.innerHTML = html;
      const box = list.querySelector("[role=listbox]");
      box.id = name;
      input.setAttribute("aria-controls", name);
      options = [...list.querySelectorAll("[role=option]")];
      options.forEach((option, index) => { option.id = `${name}-${index}`; });
      at = -1;
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      status.textContent = box.dataset.says;
    }

    async function ask() {
      const text = input.value.trim();
      if (!text) return close();
      asking = new AbortController();
      const address = `${box.dataset.suggest}?q=${encodeURIComponent(text)}`;
      try {
        const answer = await fetch(address, { signal: asking.signal });
        if (answer.ok) show(await answer.text());
      } catch (error) {
        if (error.name !== "AbortError") close();
      }
    }

    input.addEventListener("input", () => {
      close();
      chosen().value = "";
      timer = setTimeout(ask, WAIT);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" && list.hidden) ask();
      else if (event.key === "ArrowDown") mark(at + 1);
      else if (event.key === "ArrowUp" && !list.hidden) mark(at < 0 ? -1 : at - 1);
      else if (event.key === "Enter" && at >= 0) take(options[at]);
      else if (event.key === "Escape" && !list.hidden) close();
      else return;
      event.preventDefault();
    });
    input.addEventListener("blur", close);
    /* A press must not take the cursor away before the click arrives. */
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) take(option);
    });
  }

  document.querySelectorAll(".place-choice:not([data-ready])").forEach(enhance);
})();
