"use strict";
const { place, concrete } = require("./place.cjs");

exports.wrap = function wrap(fastify, state) {
  const create = (options) => {
    const app = fastify({ ...options, logger: false, loggerInstance: undefined });
    const registered = [];
    app.addHook("onRoute", (route) => {
      const methods = [route.method].flat();
      const verbs = methods.length >= 7 ? ["ALL"] : methods;
      for (const method of verbs) {
        const at = place(state);
        if ((route.websocket || route.wsHandler) && method !== "HEAD") registered.push({ method: "WS", path: route.url, ...at });
        if (!route.websocket) registered.push({ method, path: route.url, ...at });
      }
    });
    state.fastify.push({ app, registered });
    app.listen = async (...args) => {
      const callback = args.find((argument) => typeof argument === "function");
      await app.ready();
      if (callback) callback(null, "");
      return "";
    };
    return app;
  };
  return new Proxy(fastify, {
    apply: (target, self, [options]) => create(options),
    get: (target, name) => (name === "fastify" || name === "default" ? create : target[name]),
  });
};

/** An entry that creates no instance is a plugin for fastify-cli: it gets one. */
exports.bootPlugin = function bootPlugin(loaded, state, fastify) {
  const plugin = loaded && (typeof loaded === "function" ? loaded : loaded.default || loaded.app);
  if (typeof plugin === "function") exports.wrap(fastify, state)().register(plugin, {});
};

exports.routes = async function routes(state) {
  const found = [];
  for (const { app, registered } of state.fastify) {
    await app.ready();
    const bare = (route) => route.path.replace(/\/+$/, "");
    const gets = new Set(registered.filter((route) => route.method === "GET").map(bare));
    for (const route of registered) {
      if (route.method === "HEAD" && gets.has(bare(route))) continue;
      const ask = async () => {
        const response = await app.inject({ method: route.method === "ALL" ? "GET" : route.method, url: concrete(route.path) });
        return response.statusCode;
      };
      found.push({ ...route, ask: route.method === "WS" ? undefined : ask });
    }
  }
  return found;
};
