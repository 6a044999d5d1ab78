const fastify = require("fastify")();
fastify.get("/a", async () => "").post("/b", async () => "").register(async (i) => { i.get("/c", async () => ""); }); // $ endpoint="GET /a" endpoint="POST /b" endpoint="GET /c"
