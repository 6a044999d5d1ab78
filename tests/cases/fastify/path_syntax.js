const fastify = require("fastify")();
fastify.get("/files/*", async () => ""); // $ endpoint="GET /files/*"
fastify.get("/at/:hour(^\\d{2})h:minute(^\\d{2})m", async () => ""); // $ endpoint="GET /at/:hour(^\d{2})h:minute(^\d{2})m"
fastify.get("/near/:lat-:lng", async () => ""); // $ endpoint="GET /near/:lat-:lng"
fastify.get("/posts/:id?", async () => ""); // $ endpoint="GET /posts/:id?"
