const server = require("./shop");
server.start();
