import type { FastifyReply, FastifyRequest } from "fastify";

export async function guard(request: FastifyRequest, reply: FastifyReply) {
  if (!request.headers.authorization) return reply.code(401).send();
}
export const index = async () => [];
export const create = async () => ({});
