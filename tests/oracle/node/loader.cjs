"use strict";
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { stub } = require("./stubs.cjs");

const ENDINGS = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".json"];
const LOADERS = { ".ts": "ts", ".mts": "ts", ".cts": "ts", ".tsx": "tsx", ".jsx": "jsx" };

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8").replace(/^\s*\/\/.*$/gm, "").replace(/,(\s*[}\]])/g, "$1"));
  } catch {
    return undefined;
  }
}

function existing(base) {
  const candidates = [base, base.replace(/\.js$/, ".ts"), base.replace(/\.mjs$/, ".mts"), ...ENDINGS.map((ending) => base + ending)];
  candidates.push(...ENDINGS.map((ending) => path.join(base, "index" + ending)));
  return candidates.find((file) => fs.existsSync(file) && fs.statSync(file).isFile());
}

function above(file, root) {
  const folders = [];
  for (let folder = path.dirname(file); (folder + path.sep).startsWith(root); folder = path.dirname(folder)) folders.push(folder);
  return folders;
}

function tsconfigOptions(file) {
  const config = readJson(file);
  if (!config) return undefined;
  const own = config.compilerOptions || {};
  const parent = config.extends && config.extends.startsWith(".") ? tsconfigOptions(path.resolve(path.dirname(file), config.extends)) : undefined;
  const base = own.baseUrl ? path.resolve(path.dirname(file), own.baseUrl) : parent && parent.base;
  return { base, paths: own.paths || (parent && parent.paths) || {}, home: own.paths ? path.dirname(file) : (parent && parent.home) || path.dirname(file) };
}

function aliased(request, importer, root) {
  for (const folder of above(importer, root)) {
    const options = tsconfigOptions(path.join(folder, "tsconfig.json"));
    if (!options) continue;
    for (const [pattern, targets] of Object.entries(options.paths)) {
      const [before, after] = pattern.split("*");
      const fits = after === undefined ? request === pattern : request.startsWith(before) && request.endsWith(after);
      if (!fits) continue;
      const rest = after === undefined ? "" : request.slice(before.length, request.length - after.length);
      for (const target of targets) {
        const found = existing(path.resolve(options.base || options.home, target.replace("*", rest)));
        if (found) return found;
      }
    }
    const found = options.base && existing(path.join(options.base, request));
    if (found) return found;
  }
  return undefined;
}

function target(value) {
  if (typeof value === "string" || value === undefined) return value;
  return target(value.import ?? value.require ?? value.default ?? value.types);
}

function workspace(request, root) {
  for (const parent of ["packages", "apps", "libs", "services"]) {
    const folder = path.join(root, parent);
    if (!fs.existsSync(folder)) continue;
    for (const name of fs.readdirSync(folder)) {
      const manifest = readJson(path.join(folder, name, "package.json"));
      if (!manifest || !(request === manifest.name || request.startsWith(`${manifest.name}/`))) continue;
      const rest = "." + request.slice(manifest.name.length);
      const entry = target((manifest.exports || {})[rest]) || (rest === "." ? manifest.main || "index" : rest);
      return existing(path.join(folder, name, entry));
    }
  }
  return undefined;
}

exports.installLoader = function installLoader(modules, state, wrappers) {
  const fromModules = Module.createRequire(path.join(modules, "index.js"));
  const esbuild = fromModules("esbuild");
  const real = new Set(Object.keys(readJson(path.join(modules, "..", "package.json")).dependencies));
  const wrapped = new Map();
  const load = Module._load;
  const resolve = Module._resolveFilename;
  const inside = (parent) => parent && parent.filename && state.root && parent.filename.startsWith(state.root);

  Module._resolveFilename = function resolveFilename(request, parent, ...rest) {
    try {
      return resolve.call(this, request, parent, ...rest);
    } catch (error) {
      if (!inside(parent)) throw error;
      const base = request.startsWith(".") ? existing(path.resolve(path.dirname(parent.filename), request)) : undefined;
      const found = base || aliased(request, parent.filename, state.root) || workspace(request, state.root);
      if (found) return found;
      throw error;
    }
  };

  Module._load = function loadModule(request, parent, isMain) {
    const name = request.startsWith("file:") ? new URL(request).pathname : request;
    if (!inside(parent) || Module.isBuiltin(name)) return load.call(this, name, parent, isMain);
    const owner = name.startsWith("@") ? name.split("/").slice(0, 2).join("/") : name.split("/")[0];
    if (real.has(owner) && owner !== "esbuild") {
      if (!wrapped.has(name)) wrapped.set(name, (wrappers[name] || ((value) => value))(fromModules(name), state));
      return wrapped.get(name);
    }
    try {
      return load.call(this, name, parent, isMain);
    } catch (error) {
      if (error.code !== "MODULE_NOT_FOUND" || name.startsWith(".") || name.startsWith("/")) throw error;
      return stub(name, state);
    }
  };

  function compile(module, file) {
    if (!file.startsWith(state.root)) {
      module._compile(fs.readFileSync(file, "utf8"), file);
      return;
    }
    const source = fs.readFileSync(file, "utf8");
    const common = {
      loader: LOADERS[path.extname(file)] || "js", jsx: "automatic", sourcefile: file, sourcemap: "inline", sourcesContent: false, target: "node20",
      tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
      define: { "import.meta.url": "__url", "import.meta.dirname": "__dirname", "import.meta.filename": "__filename" },
    };
    const banner = `const __url = ${JSON.stringify(pathToFileURL(file).href)};`;
    let code;
    try {
      code = esbuild.transformSync(source, { ...common, banner, format: "cjs", supported: { "dynamic-import": false } }).code;
    } catch (error) {
      if (!String(error).includes("Top-level await")) throw error;
      code = asynchronous(esbuild.transformSync(source, { ...common, format: "esm" }).code, banner);
    }
    module._compile(code, file);
  }
  for (const ending of [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"]) Module._extensions[ending] = compile;
};

/** A module with top-level await becomes an asynchronous function; its exports are filled in when that has run. */
function asynchronous(code, banner) {
  const body = code
    .replace(/^import \* as (\w+) from (".*?");$/gm, "const $1 = require($2);")
    .replace(/^import (\w+), (\{.*?\}) from (".*?");$/gm, "const $1 = __default(require($3)), $2 = require($3);")
    .replace(/^import (\{.*?\}) from (".*?");$/gm, (_, names, from) => `const ${names.replace(/ as /g, ": ")} = require(${from});`)
    .replace(/^import (\w+) from (".*?");$/gm, "const $1 = __default(require($2));")
    .replace(/^import (".*?");$/gm, "require($1);")
    .replace(/\bimport\(/g, "__import(")
    .replace(/^export default /gm, "module.exports.default = ")
    .replace(/^export \{[^}]*\};$/gm, "");
  return `${banner} const __default = (m) => (m && m.__esModule ? m.default : m); const __import = async (n) => { const m = require(n); return m && m.__esModule ? m : { default: m, ...m }; }; module.exports = (async () => { ${body}\n})();`;
}
