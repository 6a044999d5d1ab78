// $ oracle=no
import { fastify } from "fastify";
import { bootstrap } from "fastify-decorators";
import { Listed } from "./listed";

const app = fastify();
app.register(bootstrap, { directory: new URL("items", import.meta.url), controllers: [Listed], prefix: "/v1" });
app.listen({ port: 3000 });
