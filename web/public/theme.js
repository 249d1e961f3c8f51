/* Runs before the first paint, so that a saved theme never flashes. Kept outside the bundle: the CSP forbids inline scripts. */
(function () {
  var root = document.documentElement;
  var saved = {};
  try {
    saved = JSON.parse(localStorage.getItem("tradewind.preferences") || "{}") || {};
  } catch {
    saved = {};
  }
  var theme = saved.theme === "light" || saved.theme === "dark" ? saved.theme : null;
  if (saved.theme === "system")
    theme = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
  root.dataset.theme = theme || "dark";
  root.dataset.palette = saved.palette === "cvd" ? "cvd" : "standard";
})();
