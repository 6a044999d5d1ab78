// $ oracle=no
import { URL, fileURLToPath, pathToFileURL } from "node:url";
import jetpack from "fs-jetpack";
import fastify from "fastify";

const app = fastify();
const extension = `${process.env.NODE_ENV === "production" ? "m" : ""}js`;

const load = async (instance) => {
  const files = await jetpack.findAsync(fileURLToPath(new URL("routes", import.meta.url)), { matching: `*.${extension}` });
  for (const file of files.filter((name) => !name.endsWith(".schema.js"))) {
    const route = await import(pathToFileURL(file).href);
    const options = route.options;
    if (!options.url || !options.method) continue;
    options.url = `${route.options?.bare ? "" : "/api"}${options.url}`;
    instance.route({ ...options, handler: route.run }); // $ endpoint="GET /api/items/:id" endpoint="GET /health"
  }
};

await app.register(async (instance) => {
  await load(instance);
});
await app.listen({ port: 3000 });
