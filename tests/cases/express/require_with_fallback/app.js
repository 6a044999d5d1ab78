const express = require("express");
const path = require("path");
const app = express();
const own = (name) => {
  try {
    return require(path.join(__dirname, "custom", name));
  } catch (error) {
    if (error.code !== "MODULE_NOT_FOUND") console.warn("not read", error);
    return require(path.join(__dirname, "routes", name));
  }
};
app.use("/users", own("users"));
let items;
try {
  items = require("./routes/items.local");
} catch {
  items = require("./routes/items");
}
app.use("/items", items);
app.listen(3000);
