// Each module is looked for in two folders, and the first that is found is taken.
const fs = require("fs");
const path = require("path");
const app = require("fastify")();

const places = [path.resolve(__dirname, "own"), path.resolve(__dirname, "core")];

function find(name) {
  const tried = places.map((place) => {
    const file = `${place}/${name}`;
    if (fs.existsSync(file)) {
      try {
        return require(file);
      } catch (error) {
        console.error(error);
      }
    }
  });
  return tried.filter(Boolean)[0];
}

for (const name of ["shop", "mail"]) {
  app.register(find(name).plugin, { prefix: `/${name}` });
}
