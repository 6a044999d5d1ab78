const fastify = require("fastify")();
fastify.register(require("@fastify/websocket"));
fastify.register(async (instance) => {
  instance.get("/ws", { websocket: true }, (socket) => { socket.on("message", () => {}); }); // $ endpoint="WS /ws"
  instance.route({ method: "GET", url: "/both", handler: async () => "", wsHandler: () => {} }); // $ endpoint="GET /both" endpoint="WS /both"
});
