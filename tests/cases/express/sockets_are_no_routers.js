// $ oracle=no: socket.io is not installed there. What a socket's server is told to use meets no request of HTTP.
const http = require("http");
const express = require("express");
const { Server } = require("socket.io");
const app = express();
const server = http.createServer(app);
const signedIn = (req, res, next) => {
  if (!req.user) throw new Error("who are you?");
  next();
};
class Sockets {
  attach(to) {
    this.io = new Server(to);
    this.io.use((socket, next) => signedIn(socket.request, {}, next));
    this.io.of("/admin").use((socket, next) => signedIn(socket.request, {}, next));
  }
}
new Sockets().attach(server);
app.get("/news", (req, res) => res.end()); // $ endpoint="GET /news" guard=none
server.listen(3000);
