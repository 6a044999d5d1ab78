"use strict";
const http = require("node:http");
const { place, concrete } = require("./place.cjs");

const SEEN = Symbol("patched");
const VERBS = ["all", ...http.METHODS.map((method) => method.toLowerCase())];

function tagUse(owner, state) {
  const use = owner.use;
  owner.use = function taggedUse(...args) {
    const first = args.flat(Infinity)[0];
    const before = this.stack.length;
    const result = use.apply(this, args);
    for (const layer of this.stack.slice(before)) Object.assign(layer, { mountPath: typeof first === "function" ? "" : args[0], at: place(state) });
    return result;
  };
}

function tagAppUse(application) {
  const use = application.use;
  application.use = function taggedUse(...args) {
    const before = stackOf(this).length;
    const result = use.apply(this, args);
    const stack = stackOf(this);
    const apps = args.flat(Infinity).filter((argument) => typeof argument === "function" && argument.handle && argument.set);
    const layers = stack.slice(before).filter((layer) => layer.name === "mounted_app" || layer.handle.name === "mounted_app");
    layers.forEach((layer, index) => { layer.application = apps[index]; });
    return result;
  };
}

function tagRoute(Route, state) {
  for (const verb of VERBS) {
    const original = Route.prototype[verb];
    if (!original) continue;
    Route.prototype[verb] = function tagged(...args) {
      const before = this.stack.length;
      const result = original.apply(this, args);
      for (const layer of this.stack.slice(before)) layer.at = place(state);
      return result;
    };
  }
}

exports.wrap = function wrap(express, state) {
  const isFive = Boolean(express.Router.prototype && express.Router.prototype.use);
  const router = isFive ? express.Router.prototype : express.Router;
  if (!router[SEEN]) {
    router[SEEN] = true;
    tagUse(router, state);
    tagAppUse(express.application);
    tagRoute(express.Route, state);
  }
  return new Proxy(express, {
    apply(target, self, args) {
      const app = Reflect.apply(target, self, args);
      state.express.push(app);
      return app;
    },
  });
};

/** The layers of an application (`_router` in Express 4, where reading `router` throws; `router` in 5) or of a router. */
function stackOf(owner) {
  const router = owner.lazyrouter ? owner._router : owner.set ? owner.router : owner;
  return (router && router.stack) || [];
}

const spelled = (value) => (value instanceof RegExp ? String(value) : value);
// A bare wildcard answers at the mount itself, too: no slash stands between.
const joined = (prefix, rest) => (prefix + (/^(?:\*|\(\.\*\))/.test(rest) ? "" : "/") + rest).replace(/\/{2,}/g, "/");

function methodsOf(route) {
  const methods = new Map();
  for (const layer of route.stack) {
    const method = layer.method ? layer.method.toUpperCase() : "ALL";
    if (!methods.has(method)) methods.set(method, layer.at);
  }
  return methods.size > 20 ? new Map([["ALL", route.stack[0].at]]) : methods;
}

function walk(owner, prefix, out, children, depth) {
  if (depth > 20) return;
  for (const layer of stackOf(owner)) {
    if (layer.route) {
      for (const path of [layer.route.path].flat()) {
        for (const [method, at] of methodsOf(layer.route)) {
          const full = path instanceof RegExp ? String(path) : joined(prefix, path);
          const socket = full.endsWith("/.websocket");
          out.push({ method: socket ? "WS" : method, path: socket ? full.slice(0, -11) || "/" : full, regex: path instanceof RegExp, ...at });
        }
      }
      continue;
    }
    const child = layer.application || (layer.handle && (layer.handle.stack || layer.handle.set) ? layer.handle : undefined);
    if (!child) continue;
    children.add(child);
    for (const mount of [layer.mountPath ?? ""].flat()) walk(child, joined(prefix, spelled(mount)), out, children, depth + 1);
  }
}

function ask(app, route, originalListen) {
  return new Promise((resolve) => {
    const server = http.createServer(app);
    const done = (status) => { server.close(); server.closeAllConnections(); resolve(status); };
    originalListen.call(server, 0, "127.0.0.1", () => {
      const method = route.method === "ALL" ? "GET" : route.method;
      const request = http.request({ port: server.address().port, host: "127.0.0.1", method, path: concrete(route.path), timeout: 400 }, (response) => {
        response.resume();
        const login = response.statusCode === 302 && /login|signin/.test(response.headers.location || "");
        done(login ? 401 : response.statusCode);
      });
      request.on("timeout", () => done(0));
      request.on("error", () => done(0));
      request.end();
    });
  });
}

exports.routes = function routes(state) {
  const children = new Set();
  const walked = state.express.map((app) => {
    const out = [];
    walk(app, "", out, children, 0);
    return [app, out];
  });
  return walked
    .filter(([app]) => !children.has(app) && !app.parent)
    .flatMap(([app, out]) => out.map((route) => ({ ...route, ask: route.regex || route.method === "WS" ? undefined : (listen) => ask(app, route, listen) })));
};
