import type { FastifyInstance } from "fastify";
import { createServer } from "../../../packages/web/src";
import goods from "./goods";

const server: FastifyInstance = createServer();
server.register(goods, { prefix: "/goods" });
server.listen({ port: 3000 });
