// Tells the scan what scripts store, and never a value of it. Runs in every frame before any script of the page.
(() => {
  const tell = (kind, name, line, size) => {
    let script = null;
    for (const step of (new Error().stack || "").split("\n").slice(2)) {
      const address = /((?:https?|file):\/\/[^\s)]+?)(?::\d+){1,2}\)?$/.exec(step);
      if (address) {
        script = address[1];
        break;
      }
    }
    try {
      window.__datamapTell({kind, name, line, size, script, host: location.hostname});
    } catch {
      // The page is going away: what it stored is read from the browser itself.
    }
  };
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, "cookie");
  Object.defineProperty(Document.prototype, "cookie", {
    ...cookie,
    set(line) {
      cookie.set.call(this, line);
      const [pair, ...attributes] = String(line).split(";");
      const name = pair.includes("=") ? pair.slice(0, pair.indexOf("=")).trim() : "";
      const kept = cookie.get.call(this).split(";").some((each) => each.trim().startsWith(name + "="));
      if (name && kept) {
        const size = new TextEncoder().encode(pair.trim()).length - 1;
        tell("cookie", name, [name + "=", ...attributes].join(";"), size);
      }
    },
  });
  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    setItem.call(this, key, value);
    const kind = this === window.sessionStorage ? "session-storage" : "local-storage";
    tell(kind, String(key), null, new TextEncoder().encode(String(key) + String(value)).length);
  };
})();
