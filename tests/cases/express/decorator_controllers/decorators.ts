import type { RequestHandler } from "express";
type Entry = { verb: string; path: string; name: string; guards: RequestHandler[] };
const table = new Map<unknown, Entry[]>();
const prefixes = new Map<unknown, string>();
const verb = (method: string) => (path: string, ...guards: RequestHandler[]) => (target: any, name: string) => {
  const entries = table.get(target.constructor) ?? [];
  entries.push({ verb: method, path, name, guards });
  table.set(target.constructor, entries);
};
export const Get = verb("get");
export const Post = verb("post");
export const Controller = (prefix: string) => (kind: unknown) => { prefixes.set(kind, prefix); };
export const routesOf = (kind: unknown) => ({ prefix: prefixes.get(kind)!, routes: table.get(kind) ?? [] });
