(function () {
  "use strict";
  var root = document.documentElement;
  var all = function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); };
  var keep = function (key, value) { try { localStorage.setItem(key, value); } catch (refused) { return; } };

  all("[data-needs-script]").forEach(function (element) { element.hidden = false; });

  /* Theme */
  var isDark = function () {
    return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };
  var themeButton = document.getElementById("theme");
  var nameTheme = function () { themeButton.textContent = isDark() ? "Light theme" : "Dark theme"; };
  var toggleTheme = function () {
    root.dataset.theme = isDark() ? "light" : "dark";
    keep("replatform-theme", root.dataset.theme);
    nameTheme();
  };
  themeButton.addEventListener("click", toggleTheme);
  nameTheme();

  /* Filter and search: a row shows when every control of its table agrees. */
  all("[data-filters]").forEach(function (tools) {
    var table = document.getElementById(tools.dataset.filters);
    var rows = all("tbody tr", table).map(function (row) {
      return { row: row, text: row.textContent.toLowerCase() };
    });
    var status = tools.querySelector("[role=status]");
    var controls = all("input, select", tools);
    var apply = function () {
      var shown = 0;
      rows.forEach(function (item) {
        var fits = controls.every(function (control) {
          var wanted = control.value.trim().toLowerCase();
          if (!wanted) return true;
          if (control.type === "search") return wanted.split(/\s+/).every(function (word) { return item.text.indexOf(word) >= 0; });
          return (" " + item.row.dataset[control.name].toLowerCase() + " ").indexOf(" " + wanted + " ") >= 0;
        });
        item.row.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      status.textContent = shown + " of " + rows.length + " shown";
    };
    var waiting = 0;
    controls.forEach(function (control) {
      control.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(apply, 60); });
    });
    tools.addEventListener("keydown", function (event) {
      if (event.key !== "Escape") return;
      controls.forEach(function (control) { control.value = ""; });
      apply();
    });
    apply();
  });

  /* Sort: headings become buttons; numbers sort as numbers, the written order breaks ties. */
  all("table[data-sortable]").forEach(function (table) {
    var body = table.tBodies[0];
    var original = Array.prototype.slice.call(body.rows);
    all("thead th", table).forEach(function (heading, column) {
      if (heading.dataset.sort === "no") return;
      var button = document.createElement("button");
      button.type = "button";
      while (heading.firstChild) button.appendChild(heading.firstChild);
      heading.appendChild(button);
      button.addEventListener("click", function () {
        var up = heading.getAttribute("aria-sort") !== "ascending";
        all("thead th", table).forEach(function (other) { other.removeAttribute("aria-sort"); });
        heading.setAttribute("aria-sort", up ? "ascending" : "descending");
        var keyed = original.map(function (row, at) {
          var cell = row.cells[column];
          return { row: row, key: cell.dataset.key || cell.textContent.trim(), at: at };
        });
        keyed.sort(function (a, b) {
          var order = a.key.localeCompare(b.key, "en", { numeric: true });
          return (up ? order : -order) || a.at - b.at;
        });
        var sorted = document.createDocumentFragment();
        keyed.forEach(function (item) { sorted.appendChild(item.row); });
        body.appendChild(sorted);
      });
    });
  });

  /* Printing opens what is folded, and folds it again. */
  var folded = [];
  var unfold = function () {
    folded = all("details:not([open])").filter(function (item) { return !item.closest(".bulk"); });
    folded.forEach(function (item) { item.open = true; });
  };
  window.addEventListener("beforeprint", unfold);
  window.addEventListener("afterprint", function () { folded.forEach(function (item) { item.open = false; }); });

  /* Keyboard: single keys can be turned off in the help. */
  var help = document.getElementById("help");
  var keys = document.getElementById("keys");
  try { keys.checked = localStorage.getItem("replatform-keys") !== "off"; } catch (refused) { keys.checked = true; }
  keys.addEventListener("change", function () { keep("replatform-keys", keys.checked ? "on" : "off"); });
  document.getElementById("help-open").addEventListener("click", function () { help.showModal(); });
  var toggleFolds = function () {
    var closed = all("main details:not([open])");
    var open = closed.length > 0;
    all("main details").forEach(function (item) { item.open = open; });
  };
  var search = document.querySelector("input[type=search]");
  var actions = {
    "/": function () { if (search) { search.focus(); search.scrollIntoView({ block: "center" }); } },
    "?": function () { help.showModal(); },
    t: toggleTheme,
    e: toggleFolds
  };
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys.checked || help.open) return;
    if (event.target.closest && event.target.closest("input, select, textarea")) return;
    if (actions[event.key]) { event.preventDefault(); actions[event.key](); }
  });

  /* Contents: marks the section that is being read. */
  if ("IntersectionObserver" in window) {
    var links = {};
    all(".contents a").forEach(function (link) { links[link.hash.slice(1)] = link; });
    var observer = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (!entry.isIntersecting || !links[entry.target.id]) return;
        all(".contents a[aria-current]").forEach(function (link) { link.removeAttribute("aria-current"); });
        links[entry.target.id].setAttribute("aria-current", "true");
      });
    }, { rootMargin: "-10% 0px -80% 0px" });
    all("main section[id]").forEach(function (section) { observer.observe(section); });
  }
})();
