// $ oracle=no (it is built without its tests, which only their runner can load)
import { join } from "node:path";
import Fastify from "fastify";
import AutoLoad from "@fastify/autoload";

const app = Fastify();
app.register(AutoLoad, { dir: join(__dirname, "routes") });
app.listen({ port: 3000 });
