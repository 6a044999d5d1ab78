const { Server } = require("./lib/server");
const modules = require("./modules");

(async () => {
  const server = await Server.create({ prefix: process.env.API_PREFIX_UNSET ?? "/api" });
  await server.use(modules);
  await server.start();
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
