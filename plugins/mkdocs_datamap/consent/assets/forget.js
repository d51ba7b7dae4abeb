// Removes what a script may remove: keys, databases, caches and workers whose names fit.
const forget = async (items) => {
  for (const {storage, pattern} of items) {
    const name = new RegExp(pattern);
    try {
      if (storage === "local-storage" || storage === "session-storage") {
        const area = storage === "local-storage" ? localStorage : sessionStorage;
        Object.keys(area).filter((key) => name.test(key)).forEach((key) => area.removeItem(key));
      } else if (storage === "indexed-db") {
        for (const database of await indexedDB.databases()) {
          if (name.test(database.name)) indexedDB.deleteDatabase(database.name);
        }
      } else if (storage === "cache") {
        for (const key of await caches.keys()) {
          if (name.test(key)) await caches.delete(key);
        }
      } else if (storage === "service-worker") {
        for (const worker of await navigator.serviceWorker.getRegistrations()) {
          const running = worker.active || worker.waiting || worker.installing;
          const path = running ? new URL(running.scriptURL).pathname : "";
          if (name.test(path) || name.test(path.split("/").pop())) await worker.unregister();
        }
      }
    } catch {
      // The browser has no such storage here, so there is nothing to remove.
    }
  }
};
