import Fastify, { type FastifyInstance, type FastifyServerOptions } from "fastify";
import { API } from "./constants.js";
import authPlugin from "./plugins/auth.js";
import { modules } from "./modules/index.js";
export async function buildApp(options: FastifyServerOptions): Promise<FastifyInstance> {
  const app = Fastify(options);
  await app.register(authPlugin);
  await app.register(async (api) => {
    for (const [name, plugin] of Object.entries(modules)) await api.register(plugin, { prefix: `/${name}` });
  }, { prefix: API.prefix });
  return app;
}
