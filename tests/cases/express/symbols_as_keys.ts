import express from "express";

const ROUTES = Symbol("routes");

class Registry {
  static [ROUTES]: [string, string][] = [];
  static add(method: string, path: string) {
    this[ROUTES].push([method, path]);
    return this;
  }
}
Registry.add("get", "/a").add("put", "/b");
const app = express();
for (const [method, path] of Registry[ROUTES]) {
  (app as any)[method](path, (request: any, response: any) => response.end()); // $ endpoint="GET /a" endpoint="PUT /b"
}
app.listen(3000);
