"use strict";
module.exports = function (fastify, opts, next) {
  fastify.get("/:id", (request, reply) => reply.send("")); // $ endpoint="GET /users/:id"
  next();
};
