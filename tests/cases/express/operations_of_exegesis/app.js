// $ oracle=no (exegesis-express is not installed there)
// Operations of a document are routes where a controller has a function of their name: of a folder's modules, or of those that are given.
const path = require("path");
const http = require("http");
const express = require("express");
const exegesisExpress = require("exegesis-express");

const talk = {
  show: (context) => context.params.path.room, // $ endpoint="GET /:room/talk" guard=none
};

async function byKey(context) {
  return context.req.headers["x-key"] === "well-known" ? { type: "success", user: {} } : { type: "invalid", statusCode: 401 };
}

async function createServer() {
  const app = express();
  app.use(
    await exegesisExpress.middleware(path.resolve(__dirname, "./pages.yaml"), {
      controllers: path.resolve(__dirname, "./controllers"),
      controllersPattern: "**/*.@(ts|js)",
      authenticators: { key: byKey },
    }),
  );
  app.use(await exegesisExpress.middleware(path.resolve(__dirname, "./talk.yaml"), { controllers: { talk }, ignoreServers: true }));
  return http.createServer(app);
}

createServer().then((server) => server.listen(3000));
