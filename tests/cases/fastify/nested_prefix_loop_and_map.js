const fastify = require("fastify")();
const versions = new Map([["v1", ["cats"]], ["v2", ["cats", "dogs"]]]);
for (const [version, names] of versions) {
  fastify.register(async (scope) => {
    names.forEach((name) => scope.get(`/${name}`, async () => "")); // $ endpoint="GET /v1/cats" endpoint="GET /v2/cats" endpoint="GET /v2/dogs"
  }, { prefix: `/${version}` });
}
