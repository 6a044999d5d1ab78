"use strict";
const path = require("node:path");

/** Returns file (relative to the booted folder) and line of the innermost frame of the call stack that is the folder's own. */
exports.place = function place(state) {
  const frames = String(new Error("here").stack).split("\n").slice(1);
  for (const frame of frames) {
    const at = frame.indexOf(state.root);
    if (at < 0) continue;
    const [, file, line] = /^(.*?):(\d+):\d+\)?$/.exec(frame.slice(at)) || [];
    if (file) return { file: path.relative(state.root, file), line: Number(line) };
  }
  return { file: "", line: 0 };
};

/** Returns a URL that matches a route's path, with 1 for each parameter. */
exports.concrete = function concrete(route) {
  return route
    .replace(/\{[^{}]*\}/g, "")
    .replace(/:\w+(\((?:[^()]|\([^()]*\))*\))?[?*+]?/g, "1")
    .replace(/\*\w*/g, "x")
    .replace(/\?/g, "") || "/";
};
