// $ oracle=no fastify=^3.0.0 (glob is not installed where the real frameworks run)
const path = require("path");
const fastify = require("fastify")();
const autoload = require("fastify-autoload");

const base = path.join(__dirname, "services").replace(/\\/g, "/");
for (const folder of require("glob").sync(base + "/**/")) {
  fastify.register(autoload, {
    dir: folder,
    ignorePattern: /^(.(?!\.js$))+$/,
    options: { prefix: folder.replace(base, "").replace(/_([^./]+)\//g, ":$1/") },
  });
}
