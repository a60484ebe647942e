// Everything the pages do in the browser beyond htmx: keys, dropping files, choosing words, help.
// Every page works without it; it only saves steps.
"use strict";

(() => {
  const keysOn = () => document.body.dataset.keys !== "off";
  const writing = (node) => node.closest("input, textarea, select, [contenteditable]") !== null;
  const shown = (node) => node.checkVisibility();

  // One key each: an element with data-key="a" is pressed by that key, if one is not writing.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keysOn()) return;
    if (event.key === "Escape") return closeCard();
    if (writing(event.target) || document.querySelector("dialog[open]")) return;
    const pressed = [...document.querySelectorAll(`[data-key="${CSS.escape(event.key)}"]`)].find(shown);
    if (pressed) {
      event.preventDefault();
      pressed.matches("input, textarea, select") ? pressed.focus() : pressed.click();
    } else if (event.key === "j" || event.key === "k") {
      step(event.key === "j" ? 1 : -1);
    } else if (event.key === "." || event.key === ",") {
      goTo(nextTick(event.key === "." ? 1 : -1, () => true));
    } else if (event.key === "x") {
      markSentence();
    }
  });

  // A sentence is done: its ring is pressed, and the next that is not done has its turn.
  const isOpen = (tick) => tick.getAttribute("aria-pressed") !== "true";
  const ticks = () => [...document.querySelectorAll(".book .tick")];
  let turn = null;
  function nextTick(by, wanted) {
    const all = ticks();
    const claim = document.querySelector(".book .claim:focus, .book .claim[aria-current]");
    const from = document.activeElement.matches(".tick") ? document.activeElement : claim;
    const follows = (tick) => !from || Boolean(from.compareDocumentPosition(tick) & (by > 0 ? 4 : 2));
    return (by > 0 ? all : all.reverse()).find((tick) => follows(tick) && wanted(tick));
  }
  function goTo(node) {
    if (!node) return;
    node.focus();
    node.scrollIntoView({ block: "center" });
  }
  function markSentence() {
    const here = document.activeElement;
    if (!here.matches(".book .tick")) return goTo(nextTick(1, isOpen) || ticks().find(isOpen));
    const next = isOpen(here) && nextTick(1, isOpen);
    turn = next ? next.id : here.id;
    here.click();
  }
  document.addEventListener("htmx:afterSettle", () => {
    if (turn) goTo(document.getElementById(turn));
    turn = null;
  });

  // j and k go from claim to claim, or from line to line.
  function step(by) {
    const all = [...document.querySelectorAll(".book .claim, .line-details > summary")].filter(shown);
    if (all.length === 0) return;
    const here = all.indexOf(document.activeElement);
    const current = here >= 0 ? here : all.findIndex((node) => node.getAttribute("aria-current"));
    const next = all[Math.min(Math.max(current + by, 0), all.length - 1)];
    next.focus();
    next.scrollIntoView({ block: "center" });
  }

  // The reader's card.
  document.addEventListener("click", (event) => {
    const claim = event.target.closest(".book .claim");
    if (claim) markCurrent(claim);
    if (event.target.closest("[data-close-card]")) { event.preventDefault(); closeCard(); }
    const opener = event.target.closest("[data-opens]");
    if (opener) { event.preventDefault(); document.getElementById(opener.dataset.opens).showModal(); }
  });
  let lastClaim = null;
  function markCurrent(claim) {
    document.querySelectorAll(".claim[aria-current]").forEach((node) => node.removeAttribute("aria-current"));
    claim.setAttribute("aria-current", "true");
    lastClaim = claim;
  }
  function closeCard() {
    const side = document.querySelector(".side.has-claim");
    if (!side) return;
    side.classList.remove("has-claim");
    side.querySelector("#card").replaceChildren();
    document.querySelectorAll(".claim[aria-current]").forEach((node) => node.removeAttribute("aria-current"));
    if (lastClaim) lastClaim.focus();
  }
  document.addEventListener("htmx:afterSwap", (event) => {
    const side = event.target.closest(".side");
    if (side) {
      side.classList.add("has-claim");
      const head = side.querySelector("[data-card-head]");
      if (head) head.focus({ preventScroll: true });
    }
    const first = event.target.querySelector && event.target.querySelector("[data-focus]");
    if (first) first.focus({ preventScroll: true });
  });

  // Words chosen in the text become the start of a new claim.
  const adder = document.getElementById("add-here");
  if (adder) document.addEventListener("selectionchange", () => offerToAdd(adder));
  function offerToAdd(button) {
    const chosen = document.getSelection();
    const text = chosen.rangeCount ? chosen.getRangeAt(0).startContainer.parentElement?.closest(".book .text[data-start]") : null;
    button.hidden = true;
    if (!text || chosen.isCollapsed || !text.contains(chosen.getRangeAt(0).endContainer)) return;
    const range = chosen.getRangeAt(0);
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const letters = (one) => [...one.toString()].length; // code points, as the record counts
    const box = range.getBoundingClientRect();
    const from = letters(before);
    const link = new URL(button.dataset.address, document.baseURI);
    link.searchParams.set("block", text.dataset.start);
    link.searchParams.set("from", from);
    link.searchParams.set("to", from + letters(range));
    button.href = link;
    button.style.top = `${box.bottom + scrollY + 6}px`;
    button.style.left = `${Math.max(box.left + scrollX, 8)}px`;
    button.hidden = false;
  }

  // Files can be dropped on the form as well as chosen.
  document.querySelectorAll("[data-drop]").forEach((form) => {
    const input = form.querySelector("input[type=file]");
    form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
    form.addEventListener("dragleave", () => form.classList.remove("over"));
    form.addEventListener("drop", (event) => {
      event.preventDefault();
      form.classList.remove("over");
      if (event.dataTransfer.files.length === 0) return;
      input.files = event.dataTransfer.files;
      form.requestSubmit();
    });
  });

  // A bar of the timeline opens the line that it leads to.
  function openTarget() {
    const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    const line = target && target.querySelector("details");
    if (!line) return;
    line.open = true;
    line.querySelector("summary").focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
  }
  addEventListener("hashchange", openTarget);
  openTarget();

  document.querySelectorAll("select[data-submits]").forEach((select) => {
    select.addEventListener("change", () => select.form.requestSubmit());
  });
})();
