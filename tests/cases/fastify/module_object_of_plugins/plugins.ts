import type { FastifyPluginAsync } from "fastify";
export const cats: FastifyPluginAsync = async (app) => { app.get("/", async () => ""); }; // $ endpoint="GET /cats"
export const dogs: FastifyPluginAsync = async (app) => { app.get("/", async () => ""); }; // $ endpoint="GET /dogs"
