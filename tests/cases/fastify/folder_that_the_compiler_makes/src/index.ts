// $ oracle=no: the folder that is listed is made by the compiler
import path from "path";
import { cwd } from "process";
import Fastify from "fastify";
import { walk } from "./walk";

const app = Fastify();

walk(path.join(cwd(), "./build/controllers/"), async (file: string) => {
  if (path.extname(file) === ".js" && /controller\.js$/i.test(file)) {
    await app.register(import(file), { prefix: "/api" });
  }
});

app.listen({ port: 3000 });
