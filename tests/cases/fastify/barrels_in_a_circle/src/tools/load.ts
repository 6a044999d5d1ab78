import fastify from "fastify";
import { Component } from "../index";

const app = fastify();

export function load(name: string) {
  const component = new Component(name);
  app.get(`/${component.name}`, async () => []); // $ endpoint="GET /orders"
}
