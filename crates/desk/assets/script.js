// Helps where it can; everything works without it.
"use strict";
(() => {
  const leave = () => {
    // What is on the screen goes first; the program locks meanwhile.
    document.documentElement.hidden = true;
    fetch("/leave", { method: "POST", keepalive: true }).catch(() => {});
    location.replace("about:blank");
  };
  // Escape, twice within a second.
  let last = 0;
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    const now = event.timeStamp;
    if (now - last < 1000) leave();
    last = now;
  });
  document.getElementById("leave")?.addEventListener("submit", (event) => {
    event.preventDefault();
    leave();
  });
  // Covering leads back to where one is, without a place of its own in the history.
  document.querySelectorAll("[data-back]").forEach((button) => {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = "back";
    field.value = location.pathname + location.search;
    button.form.append(field);
  });
  if (document.body.hasAttribute("data-open")) {
    const here = () =>
      fetch("/here", { method: "POST", redirect: "manual" })
        .then((answer) => {
          // It was locked meanwhile: nothing of the record stays on the screen, but a form that
          // somebody is in the middle of is theirs.
          if (answer.status === 403 && !document.querySelector("form[data-written]")) location.replace("/");
        })
        .catch(() => {});
    here();
    setInterval(here, 20000);
    addEventListener("input", (event) => event.target.form?.setAttribute("data-written", ""));
  }
  // A page that comes back out of the browser's own memory is asked for again.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
})();
