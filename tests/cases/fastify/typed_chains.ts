import Fastify, { type FastifyInstance, type FastifyPluginAsync } from "fastify";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import { Type } from "@sinclair/typebox";
const app = Fastify({ logger: false }).withTypeProvider<TypeBoxTypeProvider>();
const plugin: FastifyPluginAsync<{ tag: string }> = async (instance: FastifyInstance, opts): Promise<void> => {
  instance.withTypeProvider<TypeBoxTypeProvider>().get("/typed/:id", { schema: { params: Type.Object({ id: Type.String() }) } }, async (request) => request.params.id + opts.tag); // $ endpoint="GET /api/typed/:id"
  instance.get<{ Querystring: { q: string } }>("/search", async (request) => request.query.q); // $ endpoint="GET /api/search"
};
app.register(plugin, { prefix: "/api", tag: "t" });
