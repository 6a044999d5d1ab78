import module from "node:module";

const load = module.createRequire(new URL("../app.js", import.meta.url));
const { Router } = load("express");
const { me } = load("./lib/handlers.cjs");
const users = Router();
me(users);

export { users as default };
