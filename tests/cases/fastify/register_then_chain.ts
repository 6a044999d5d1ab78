import { fastify } from "fastify";
import fp from "fastify-plugin";
const auth = fp(async (instance) => { instance.decorateRequest("user", null); });
const app = fastify();
app.withTypeProvider().register(auth).get("/chained", async () => ""); // $ endpoint="GET /chained"
