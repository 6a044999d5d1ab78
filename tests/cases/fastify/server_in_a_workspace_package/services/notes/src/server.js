const path = require("path");
const { createServer } = require("@mono/kit");

const main = async () => {
  const server = await createServer({ folder: path.join(__dirname, "routes") });
  await server.listen({ port: 3000 });
};
main();
