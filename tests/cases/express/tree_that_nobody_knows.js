// $ oracle=no: the store is not installed there
// A list that nobody knows has such lists again: a walk through them ends after a few, so that what comes after it is read.
const express = require("express");
const store = require("folder-store");

const app = express();

function sort(folder) {
  for (const item of folder.files) sort(item);
  for (const item of folder.folders) sort(item);
}

function number(folder, position) {
  for (const item of folder.files) number(item, position);
  for (const item of folder.folders) number(item, position);
}

function collect(folder, names) {
  for (const item of folder.files) collect(item, names);
  for (const item of folder.folders) collect(item, names);
  names.push(folder.name);
}

class Level {
  constructor(folder) {
    this.levels = folder.folders.map((item) => new Level(item));
    this.shown = [];
    for (const item of folder.files) this.shown.push(new Level(item));
  }
}

function countdown(left) {
  if (left === 0) return;
  app.get(`/steps/${left}`, (req, res) => res.end()); // $ endpoint="GET /steps/10" confidence=conditional endpoint="GET /steps/9" confidence=conditional endpoint="GET /steps/8" confidence=conditional endpoint="GET /steps/7" confidence=conditional endpoint="GET /steps/6" confidence=conditional endpoint="GET /steps/5" confidence=conditional endpoint="GET /steps/4" confidence=conditional endpoint="GET /steps/3" confidence=conditional endpoint="GET /steps/2" confidence=conditional endpoint="GET /steps/1" confidence=conditional
  countdown(left - 1);
}

for (const _ of store.plans()) countdown(10);

store.open((folder) => {
  const names = [];
  sort(folder);
  number(folder, 1);
  collect(folder, names);
  new Level(folder);
  app.get("/names", (req, res) => res.json(names)); // $ endpoint="GET /names" guard=none
  app.listen(3000);
});
