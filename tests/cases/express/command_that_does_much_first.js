// $ oracle=no: commander is not installed there
// A command's action is the program: it brings its tables up to date one by one, and serves then.
const express = require("express");
const { Command } = require("commander");

const rows = Array.from({ length: 1500 }, (_, id) => ({ id, name: ` ${id}` }));
const database = new Map();
const program = new Command();

program.command("start", { isDefault: true }).action(() => {
  for (const row of rows) database.set(`pages/${row.id}`, { ...row, kind: "pages", name: row.name.trim() });
  for (const row of rows) database.set(`users/${row.id}`, { ...row, kind: "users", name: row.name.trim() });
  for (const row of rows) database.set(`files/${row.id}`, { ...row, kind: "files", name: row.name.trim() });
  for (const row of rows) database.set(`notes/${row.id}`, { ...row, kind: "notes", name: row.name.trim() });
  for (const row of rows) database.set(`tags/${row.id}`, { ...row, kind: "tags", name: row.name.trim() });
  for (const row of rows) database.set(`links/${row.id}`, { ...row, kind: "links", name: row.name.trim() });
  for (const row of rows) database.set(`roles/${row.id}`, { ...row, kind: "roles", name: row.name.trim() });
  for (const row of rows) database.set(`teams/${row.id}`, { ...row, kind: "teams", name: row.name.trim() });
  for (const row of rows) database.set(`plans/${row.id}`, { ...row, kind: "plans", name: row.name.trim() });
  for (const row of rows) database.set(`rooms/${row.id}`, { ...row, kind: "rooms", name: row.name.trim() });
  for (const row of rows) database.set(`bells/${row.id}`, { ...row, kind: "bells", name: row.name.trim() });
  for (const row of rows) database.set(`cards/${row.id}`, { ...row, kind: "cards", name: row.name.trim() });
  for (const row of rows) database.set(`walls/${row.id}`, { ...row, kind: "walls", name: row.name.trim() });
  for (const row of rows) database.set(`marks/${row.id}`, { ...row, kind: "marks", name: row.name.trim() });
  const app = express();
  app.get("/rows", (req, res) => res.json([...database.keys()])); // $ endpoint="GET /rows" guard=none
  app.listen(3000);
});
program.parse();
