// $ oracle=no: fastify-openapi-glue is not installed there
// Every operation of a document is a route, whether it is a file or an object; the service has the handlers by their operations' names.
const fastify = require("fastify")();
const openapiGlue = require("fastify-openapi-glue");

class Service {
  async listPets(request, reply) { return []; } // $ endpoint="GET /v1/pets" endpoint="GET /pets"
  async showPet(request, reply) { return {}; } // $ endpoint="GET /v1/pets/:petId" endpoint="GET /pets/:petId"
  async addPet(request, reply) { return {}; } // $ endpoint="POST /v1/pets" endpoint="POST /pets"
}
fastify.register(openapiGlue, { specification: `${__dirname}/api.json`, service: new Service(), prefix: "v1" });
fastify.register(openapiGlue, { specification: "./api.yaml", service: new Service() });
fastify.register(openapiGlue, {
  specification: { swagger: "2.0", basePath: "/old", paths: { "/status": { get: { operationId: "status" } } } },
  service: {
    status: async () => ({}), // $ endpoint="GET /old/status"
  },
});
fastify.listen({ port: 3000 });
