// util.inherits leaves the parent on the child, as super_.
const express = require("express");
const { inherits } = require("util");

const app = express();

function Pages(prefix) {
  this.prefix = prefix;
}
Pages.prototype.add = function (path) {
  app.get(this.prefix + path, (req, res) => res.end()); // $ endpoint="GET /users/all"
  return this;
};

function Users() {
  Users.super_.call(this, "/users");
}
inherits(Users, Pages);

new Users().add("/all");
app.listen(3000);
