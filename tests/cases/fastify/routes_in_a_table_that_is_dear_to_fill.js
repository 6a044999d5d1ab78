// A table that is filled with routes, one after the other, is filled to its end, however dear each of them is.
const fastify = require("fastify")();

const letters = [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"];

function spelled(name) {
  let text = "/";
  for (const one of name) {
    for (const letter of letters) {
      if (letter === one) text += letter;
    }
  }
  return text;
}

const asked = {
  greenhouses: "GET",
  wheelbarrows: "GET",
  wateringcans: "PUT",
  flowerpots: "POST",
  lawnmowers: "DELETE",
  seedlings: "GET",
  vegetables: "POST",
  strawberries: "GET",
};
const table = {};
const found = new Map();
const rows = [];
const first = [];
for (const [name, method] of Object.entries(asked)) table[name] = { method, url: spelled(name), handler: async () => name };
for (const [name, method] of Object.entries(asked)) found.set(name, { method, url: "/found" + spelled(name), handler: async () => name });
for (const [name, method] of Object.entries(asked)) rows.push([name, { method, url: "/rows" + spelled(name), handler: async () => name }]);
for (const [name, method] of Object.entries(asked)) first.unshift({ name, route: { method, url: "/first" + spelled(name), handler: async () => name } });

for (const route of Object.values(table)) fastify.route(route); // $ endpoint="GET /greenhouses" endpoint="GET /wheelbarrows" endpoint="PUT /wateringcans" endpoint="POST /flowerpots" endpoint="DELETE /lawnmowers" endpoint="GET /seedlings" endpoint="POST /vegetables" endpoint="GET /strawberries"
for (const route of found.values()) fastify.route(route); // $ endpoint="GET /found/greenhouses" endpoint="GET /found/wheelbarrows" endpoint="PUT /found/wateringcans" endpoint="POST /found/flowerpots" endpoint="DELETE /found/lawnmowers" endpoint="GET /found/seedlings" endpoint="POST /found/vegetables" endpoint="GET /found/strawberries"
for (const [, route] of rows) fastify.route(route); // $ endpoint="GET /rows/greenhouses" endpoint="GET /rows/wheelbarrows" endpoint="PUT /rows/wateringcans" endpoint="POST /rows/flowerpots" endpoint="DELETE /rows/lawnmowers" endpoint="GET /rows/seedlings" endpoint="POST /rows/vegetables" endpoint="GET /rows/strawberries"
for (const { route } of first) fastify.route(route); // $ endpoint="GET /first/greenhouses" endpoint="GET /first/wheelbarrows" endpoint="PUT /first/wateringcans" endpoint="POST /first/flowerpots" endpoint="DELETE /first/lawnmowers" endpoint="GET /first/seedlings" endpoint="POST /first/vegetables" endpoint="GET /first/strawberries"
fastify.listen({ port: 3000 });
