(function () {
  "use strict";
  var chosen = null;
  try { chosen = localStorage.getItem("replatform-theme"); } catch (refused) { chosen = null; }
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
  document.documentElement.classList.add("scripted");
})();
