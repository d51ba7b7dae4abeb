const {config, forget: lists} = settings;

for (const category of Object.values(config.categories)) {
  for (const cookie of category.autoClear?.cookies ?? []) cookie.name = new RegExp(cookie.name);
}
const forgetRefused = () => {
  for (const [category, items] of Object.entries(lists)) {
    if (!window.CookieConsent.acceptedCategory(category)) forget(items);
  }
};
config.onConsent = forgetRefused;
config.onChange = forgetRefused;

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-cookie-settings]") && window.CookieConsent) {
    event.preventDefault();
    window.CookieConsent.showPreferences();
  }
});
const run = () => window.CookieConsent.run(config);
if (document.readyState === "loading") {
  document.addEventListener("DOMContentLoaded", run);
} else {
  run();
}
