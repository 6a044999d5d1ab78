const { createServer } = require("@mono/kit");
const users = require("./users");

createServer({ plugins: [users] }).then((server) => server.listen({ port: 3001 }));
