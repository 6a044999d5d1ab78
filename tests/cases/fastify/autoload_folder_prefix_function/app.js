const fastify = require("fastify")();
const autoload = require("@fastify/autoload");
fastify.register(autoload, { dir: `${__dirname}/modules`, dirNameRoutePrefix: (folderParent, folderName) => (folderName === "internal" ? false : `v-${folderName}`) });
