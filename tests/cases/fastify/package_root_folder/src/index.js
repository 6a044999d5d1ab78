// $ oracle=no
const path = require("path");
const fastify = require("fastify")();
const autoload = require("@fastify/autoload");
const pkgDir = require("pkg-dir");
const appRoot = require("app-root-path");

fastify.register(autoload, { dir: path.join(pkgDir.sync(), "src", "routes") });
fastify.register(appRoot.require("/src/modules/ping"), { prefix: "/v1" });
fastify.listen({ port: 3000 });
