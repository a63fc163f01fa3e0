// Lights up a figure's words and its row together, and goes from figure to figure by keyboard.
// Without this program the links between the words and the rows do the same.
"use strict";

const numbers = (element) => element ? element.dataset.f.split(" ") : [];
const carriers = (number) => document.querySelectorAll(`[data-f~="${number}"]`);
const figures = Array.from(document.querySelectorAll(".text .figure")).filter((one) => one.tabIndex >= 0);
let at = -1;

function light(element) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  for (const number of numbers(element)) {
    for (const one of carriers(number)) one.classList.add("lit");
  }
}

function show(number) {
  const row = document.getElementById(`r${number}`);
  if (row && row.closest(".margin")) row.scrollIntoView({ block: "nearest" });
}

function go(step) {
  if (!figures.length) return;
  at = at < 0 ? (step > 0 ? 0 : figures.length - 1) : (at + step + figures.length) % figures.length;
  figures[at].focus();
}

const carrier = (target) => target instanceof Element ? target.closest("[data-f]") : null;

document.addEventListener("pointerover", (event) => {
  const one = carrier(event.target);
  if (one || event.pointerType === "mouse") light(one);
});

document.addEventListener("focusin", (event) => {
  const one = carrier(event.target);
  light(one);
  if (one && one.classList.contains("figure")) {
    at = figures.indexOf(one);
    show(numbers(one)[0]);
  }
});

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.closest("input, select, textarea");
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    light(null);
    if (typing) event.target.blur();
  } else if (!typing && event.key === "/") {
    event.preventDefault();
    document.getElementById("q").focus();
  } else if (!typing && (event.key === "j" || event.key === "k")) {
    event.preventDefault();
    go(event.key === "j" ? 1 : -1);
  }
});

// A link from a row or from elsewhere to a figure: the keyboard goes on from there.
window.addEventListener("hashchange", arrive);
function arrive() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const one = target ? target.querySelector("a.figure, a[href^='#f']") : null;
  if (one) one.focus({ preventScroll: false });
}
if (location.hash) arrive();
