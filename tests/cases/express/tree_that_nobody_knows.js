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

store.open((folder) => {
  const names = [];
  sort(folder);
  number(folder, 1);
  collect(folder, names);
  app.get("/names", (req, res) => res.json(names)); // $ endpoint="GET /names" guard=none
  app.listen(3000);
});
