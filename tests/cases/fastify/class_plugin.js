const fastify = require("fastify")();
class Users {
  constructor(prefix) { this.prefix = prefix; }
  plugin = async (instance) => {
    instance.get("/", this.list); // $ endpoint="GET /users/"
    instance.get("/:id", this.show.bind(this)); // $ endpoint="GET /users/:id"
  };
  list = async () => [];
  async show() { return {}; }
}
const users = new Users("/users");
fastify.register(users.plugin, { prefix: users.prefix });
