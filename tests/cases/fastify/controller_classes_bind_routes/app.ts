import Fastify, { type FastifyInstance } from "fastify";
import { CatsController } from "./cats";
class Server {
  readonly app: FastifyInstance = Fastify();
  constructor(private readonly controllers: { prefix: string; register: (app: FastifyInstance) => Promise<void> }[]) {}
  async start() {
    for (const controller of this.controllers) this.app.register(controller.register, { prefix: controller.prefix });
    await this.app.ready();
  }
}
void new Server([new CatsController()]).start();
