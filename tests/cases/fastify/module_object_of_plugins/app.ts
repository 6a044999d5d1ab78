import Fastify from "fastify";
import * as plugins from "./plugins";
const app = Fastify();
Object.entries(plugins).forEach(([name, plugin]) => { void app.register(plugin, { prefix: `/${name}` }); });
