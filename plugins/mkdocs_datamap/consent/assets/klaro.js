const {config, revision, forget: lists} = settings;

// A choice between other cookies is no choice between these: nothing of it is taken over.
const kept = document.cookie.split("; ").find((each) => each.startsWith(`${config.storageName}=`));
if (kept) {
  let known = false;
  try {
    known = revision in JSON.parse(decodeURIComponent(kept.slice(config.storageName.length + 1)));
  } catch {
    // Not a choice that Klaro could read either.
  }
  if (!known) document.cookie = `${config.storageName}=; Max-Age=0; Path=/`;
}

for (const service of config.services) {
  if (lists[service.name]) service.onDecline = () => forget(lists[service.name]);
}
window.klaroConfig = config;

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-cookie-settings]") && window.klaro) {
    event.preventDefault();
    window.klaro.show(config, true);
  }
});
document.addEventListener("keydown", (event) => {
  const close = document.querySelector("#klaro .cm-modal .hide");
  if (event.key === "Escape" && close) close.click();
});

// Klaro does not say that its settings are a dialogue.
new MutationObserver(() => {
  const dialogue = document.querySelector("#klaro .cm-modal");
  if (dialogue && !dialogue.hasAttribute("role")) {
    dialogue.setAttribute("role", "dialog");
    dialogue.setAttribute("aria-modal", "true");
    dialogue.setAttribute("aria-label", dialogue.querySelector("h1")?.textContent ?? "");
  }
}).observe(document.documentElement, {childList: true, subtree: true});
