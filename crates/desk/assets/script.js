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
    const written = (event) => event.target.form?.setAttribute("data-written", "");
    addEventListener("input", written);
    addEventListener("change", written);
  }
  // What somebody writes is kept in the vault, as a draft, every 20 seconds and when the page goes out of sight.
  document.querySelectorAll("form[data-keep]").forEach((form) => {
    let changed = false;
    let sent = false;
    const keep = () => {
      if (!changed || sent) return;
      changed = false;
      const body = new URLSearchParams();
      for (const [name, value] of new FormData(form)) {
        if (typeof value === "string") body.append(name, value);
      }
      // A browser sends no more than this for a page that is gone.
      const keepalive = body.toString().length < 60000;
      fetch(form.dataset.keep, { method: "POST", body, keepalive, redirect: "manual" })
        .then(async (answer) => {
          // It was written down or forgotten: there is nothing to keep any more.
          if (answer.status === 409) return;
          if (!answer.ok) throw answer;
          const address = await answer.text();
          if (sent || !/^\/[a-z]/.test(address)) return;
          // Asked for again, it is the draft that comes.
          history.replaceState(null, "", address);
          form.querySelector("[data-kept]")?.removeAttribute("hidden");
        })
        .catch(() => (changed = true));
    };
    const change = () => {
      changed = true;
      // A sending that was stopped: somebody goes on here.
      sent = false;
      form.querySelector("[data-kept]")?.setAttribute("hidden", "");
    };
    form.addEventListener("input", change);
    form.addEventListener("change", change);
    form.addEventListener("submit", () => (sent = true));
    document.addEventListener("visibilitychange", () => document.hidden && keep());
    addEventListener("pagehide", keep);
    setInterval(keep, 20000);
  });
  // Files that are dropped onto a page with a place for them are chosen there.
  const files = document.querySelector("form input[type=file]");
  if (files) {
    document.querySelectorAll("[data-drop]").forEach((hint) => hint.removeAttribute("hidden"));
    const carries = (event) => event.dataTransfer?.types.includes("Files");
    addEventListener("dragover", (event) => carries(event) && event.preventDefault());
    addEventListener("drop", (event) => {
      if (!carries(event)) return;
      event.preventDefault();
      const all = new DataTransfer();
      for (const file of [...files.files, ...event.dataTransfer.files]) all.items.add(file);
      files.files = all.files;
      files.dispatchEvent(new Event("change", { bubbles: true }));
      files.scrollIntoView({ block: "nearest" });
    });
  }
  // How far an exchange is; when it is done, its page leads on.
  const lines = document.querySelector("[data-lines]");
  const look = () =>
    fetch(lines.dataset.lines, { redirect: "manual" })
      .then(async (answer) => {
        if (!answer.ok || !answer.headers.get("content-type")?.startsWith("text/plain")) return location.replace("/exchange");
        const text = await answer.text();
        if (lines.textContent !== text) lines.textContent = text;
        setTimeout(look, 1000);
      })
      .catch(() => setTimeout(look, 5000));
  if (lines) setTimeout(look, 200);
  // A page that comes when the exchange has made way.
  if (document.querySelector("[data-again]")) setTimeout(() => location.reload(), 1000);
  // A page that comes back out of the browser's own memory is asked for again.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
})();
