// $ oracle=no: the packages that require folders are not installed there
import express, { Router } from "express";
import path from "path";
import requireAll from "require-all";
import requireDirectory from "require-directory";
import requireDir from "require-dir";
import { v4 as uuid } from "uuid";

const app = express();
const options = {
  extensions: ["ts"],
  recurse: true,
  exclude: /old/,
  rename: (name: string) => `${name}-${uuid()}`,
  visit: (found: any) => (typeof found === "object" && found.default !== undefined ? found.default : found),
};
const routersOf = (found: object): Router[] =>
  Object.values(found).reduce((routers, value) => {
    switch (typeof value) {
      case "function":
        routers.push(value as Router);
        break;
      case "object":
        routers.push(...routersOf(value));
        break;
    }
    return routers;
  }, []);
app.use("/", routersOf(requireDirectory(module, path.join(__dirname, "routes"), options)));

const controllers = requireAll({
  dirname: path.join(__dirname, "controllers"),
  filter: /(.+)\.controller\.ts$/,
  resolve: (Controller: any) => new Controller.default(),
});
Object.entries(controllers).forEach(([name, controller]: [string, any]) => controller.register(app, name));

const parts = requireDir("./parts", { recurse: false, mapKey: (value: any, name: string) => name.toLowerCase() });
for (const [name, router] of Object.entries(parts)) app.use(`/${name}`, router as Router);

const more = require("./more");
app.use("/bins", more.bins());
app.listen(3000);
