// The names and sizes of what the frame's origin has stored. Each question has an end, whatever the page does.
async () => {
  const bytes = (text) => new TextEncoder().encode(text).length;
  const soon = (promise, otherwise) =>
    Promise.race([promise.catch(() => otherwise), new Promise((done) => setTimeout(() => done(otherwise), 2000))]);
  const found = [];
  for (const [kind, name] of [["local-storage", "localStorage"], ["session-storage", "sessionStorage"]]) {
    try {
      const area = window[name];
      for (let index = 0; index < area.length; index += 1) {
        const key = area.key(index);
        found.push({kind, name: key, size: bytes(key + area.getItem(key))});
      }
    } catch {
      // A frame without an origin has no storage.
    }
  }
  try {
    for (const database of await soon(indexedDB.databases(), [])) {
      found.push({kind: "indexed-db", name: database.name});
    }
  } catch {
    // The same.
  }
  try {
    for (const name of await soon(caches.keys(), [])) {
      found.push({kind: "cache", name});
    }
  } catch {
    // Only secure contexts have caches.
  }
  try {
    for (const worker of await soon(navigator.serviceWorker.getRegistrations(), [])) {
      const running = worker.active || worker.waiting || worker.installing;
      if (running) {
        found.push({kind: "service-worker", name: new URL(running.scriptURL).pathname});
      }
    }
  } catch {
    // The same for service workers.
  }
  return {host: location.hostname, found};
}
