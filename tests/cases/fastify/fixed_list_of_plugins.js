const fastify = require("fastify")();
const a = async (i) => { i.get("/a", async () => ""); }; // $ endpoint="GET /p/a"
const b = async (i) => { i.get("/b", async () => ""); }; // $ endpoint="GET /p/b"
[a, b].forEach((plugin) => fastify.register(plugin, { prefix: "/p" }));
const table = { c: async (i) => { i.get("/x", async () => ""); } }; // $ endpoint="GET /c/x"
Object.keys(table).forEach((name) => void fastify.register(table[name], { prefix: name }));
