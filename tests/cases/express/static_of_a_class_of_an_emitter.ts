// $ oracle=no: TypeScript
import { EventEmitter } from "node:events";
import { Client } from "@acme/client";
import express, { type Express } from "express";

class Server extends EventEmitter {
  private static instance: Server | undefined;
  static readonly made = "/made";
  app: Express | undefined;

  static async load(start = false): Promise<Server> {
    if (!Server.instance) {
      Server.instance = new Server();
      if (start) await Server.instance.start();
    }
    return Server.instance;
  }

  async start() {
    this.app = express();
    this.app.get(Server.made, (req, res) => res.end()); // $ endpoint="GET /made"
    if (Server.unknown === undefined) this.app.get("/undefined", (req, res) => res.end()); // $ endpoint="GET /undefined"
    this.app.listen(3000);
  }

  declare static unknown: string;
}

class Bot extends Client {
  static one: Bot;
  serve(app: Express) {
    app.get("/bot", (req, res) => res.end()); // $ endpoint="GET /bot"
  }
  static get() {
    if (!Bot.one) Bot.one = new Bot();
    return Bot.one;
  }
}

let instance: Server | undefined;

async function main() {
  instance = await Server.load(true);
  Bot.get().serve(instance.app!);
  if (instance.app) instance.app.get("/later", (req, res) => res.end()); // $ endpoint="GET /later"
}

main();
