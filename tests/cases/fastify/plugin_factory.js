const fastify = require("fastify")();
const crud = (resource, actions = ["list", "create"]) => async (instance) => {
  if (actions.includes("list")) instance.get(`/${resource}`, async () => []); // $ endpoint="GET /cats" endpoint="GET /dogs"
  if (actions.includes("create")) instance.post(`/${resource}`, async () => ({})); // $ endpoint="POST /cats"
};
fastify.register(crud("cats"));
fastify.register(crud("dogs", ["list"]));
