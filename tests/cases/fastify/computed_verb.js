const fastify = require("fastify")();
for (const verb of ["get", "post"]) fastify[verb]("/thing", async () => ""); // $ endpoint="GET /thing" endpoint="POST /thing"
