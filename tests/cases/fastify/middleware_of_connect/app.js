// $ oracle=no (@fastify/express is not among what is installed)
// `use` of Fastify's plugins puts functions of Connect before the routes below a path, here and in closures, and serves routers of Express.
const fastify = require("fastify")();
const express = require("express");

const ok = async () => ({});

function member(req, res, next) {
  if (!req.headers.authorization) {
    res.statusCode = 401;
    return res.end("who are you?");
  }
  next();
}

async function start() {
  await fastify.register(require("@fastify/express"));
  fastify.use("/members", member);
  fastify.use(["/orders", "/carts"], member);
  fastify.get("/members/all", ok); // $ endpoint="GET /members/all" guard=member
  fastify.get("/carts", ok); // $ endpoint="GET /carts" guard=member
  fastify.get("/items", ok); // $ endpoint="GET /items" guard=none

  const old = express.Router();
  old.get("/list", (req, res) => res.json([])); // $ endpoint="GET /old/list" endpoint="GET /older/list"
  fastify.use("/old", old);
  fastify.use("/older", member, old);

  fastify.register(async (inside) => {
    inside.get("/members/mine", ok); // $ endpoint="GET /members/mine" guard=member
    inside.register(async (further) => {
      further.use(member);
      further.get("/notes", ok); // $ endpoint="GET /notes" guard=member
    });
  });
  await fastify.listen({ port: 3000 });
}

start();
