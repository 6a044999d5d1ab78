"use strict";
/* Stand-ins for packages that are not installed: anything can be read, called, constructed or extended.
 * Those that answer requests without credentials do so here too. */
const fs = require("node:fs");
const path = require("node:path");

const refuse = (request, response) => {
  if (typeof response.code === "function") return response.code(401).send({ error: "unauthorized" });
  response.statusCode = 401;
  return response.end("unauthorized");
};

function anything(name) {
  const target = function stand() {};
  const members = new Map();
  const member = (key) => {
    if (key === "then" || key === "toJSON" || key === "nodeType") return undefined;
    if (key === "__esModule") return false;
    if (key === Symbol.toPrimitive) return () => name;
    if (key === Symbol.iterator) return function* none() {};
    if (typeof key === "symbol") return undefined;
    if (key === "prototype") return target.prototype;
    if (!members.has(key)) members.set(key, anything(`${name}.${key}`));
    return members.get(key);
  };
  const handler = {
    get: (_, key) => member(key),
    has: () => true,
    set: (_, key, value) => { members.set(key, value); return true; },
    apply(_, self, args) {
      const next = args[2];
      if (args.length === 3 && typeof next === "function" && args[0] && (args[0].url || args[0].register)) return next();
      if (args.length === 1 && typeof args[0] === "function" && /handler|async|wrap/i.test(name)) return args[0];
      return anything(`${name}()`);
    },
    construct: (_, args, created) => (created === proxy ? anything(`new ${name}`) : Object.create(created.prototype)),
    getPrototypeOf: () => new Proxy({}, { get: (_, key) => member(key) }),
  };
  const proxy = new Proxy(target, handler);
  return proxy;
}

const listed = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const fits = (allowed, url) => (allowed instanceof RegExp ? allowed.test(url) : allowed.url ? fits(allowed.url, url) : allowed === url);
const unless = (guard, { path: paths, method } = {}) => (request, response, next) => {
  const url = request.originalUrl.split("?")[0];
  const named = (methods) => listed(methods).includes(request.method);
  const lets = (allowed) => fits(allowed, url) && (!(allowed.methods || allowed.method) || named(allowed.methods || allowed.method));
  return named(method) || listed(paths).some(lets) ? next() : guard(request, response, next);
};
const jwtGuard = (options = {}) => {
  const guard = options.credentialsRequired === false ? (request, response, next) => next() : (request, response) => refuse(request, response);
  guard.unless = (left) => unless(guard, left);
  return guard;
};
const verify = (token, secret, options, callback = options) => {
  if (typeof callback !== "function") throw new Error("jwt malformed");
  callback(new Error("jwt malformed"));
};

const SPECIAL = {
  passport: () => {
    const passport = {
      use: () => passport, serializeUser() {}, deserializeUser() {},
      initialize: () => (request, response, next) => { request.isAuthenticated = () => false; next(); },
      session: () => (request, response, next) => next(),
      authenticate: (strategy) => (["local", "google", "github", "session"].includes(strategy) ? (request, response, next) => next() : refuse),
      authorize: () => (request, response, next) => next(),
    };
    return passport;
  },
  "express-jwt": () => Object.assign((options) => jwtGuard(options), { expressjwt: jwtGuard }),
  "express-oauth2-jwt-bearer": () => ({ auth: () => refuse, requiredScopes: () => refuse, claimCheck: () => refuse }),
  "express-openid-connect": () => ({ auth: () => (request, response, next) => next(), requiresAuth: () => refuse }),
  "express-basic-auth": () => () => refuse,
  "connect-ensure-login": () => ({ ensureLoggedIn: () => refuse }),
  jsonwebtoken: () => ({ verify, sign: () => "token", decode: () => null }),
  "express-async-handler": () => (handler) => handler,
  "@clerk/express": () => ({ clerkMiddleware: () => (request, response, next) => next(), getAuth: () => ({ userId: null }) }),
  "better-auth": () => ({ betterAuth: () => ({ api: { getSession: async () => null } }) }),
  "iron-session": () => ({ getIronSession: async () => ({}) }),
  "express-unless": () => ({ unless(left) { return unless(this, left); } }),
  twilio: () => ({
    webhook: ({ validate } = {}) => (validate === false ? (request, response, next) => next() : (request, response) => refuse(request, response)),
  }),
  svix: () => ({ Webhook: class Webhook { verify() { throw new Error("no signature"); } } }),
  "@fastify/bearer-auth": () => Object.assign(async (server, options) => {
    if (options.addHook !== false) server.addHook("onRequest", refuse);
  }, { [Symbol.for("skip-override")]: true }),
  glob: () => {
    const files = (folder) => fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? files(path.join(folder, entry.name)) : [path.join(folder, entry.name)]);
    const sync = (pattern, options = {}) => {
      const base = path.resolve(options.cwd || ".", pattern.split("*")[0].replace(/[^/]*$/, "") || ".");
      const tail = pattern.slice(pattern.lastIndexOf("*") + 1);
      return files(base).filter((file) => tail.split(",").some((ending) => file.endsWith(ending.replace(/[{}]/g, "")))).sort();
    };
    return { sync, globSync: sync, glob: async (...args) => sync(...args) };
  },
};

exports.stub = function stub(name) {
  return Object.hasOwn(SPECIAL, name) ? SPECIAL[name]() : anything(name);
};
