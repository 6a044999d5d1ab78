// A base class registers what decorators have kept for the class of the object, which writes a constructor of its own.
// $ oracle=no: reflect-metadata is not installed there
import "reflect-metadata";
import fastify, { FastifyInstance } from "fastify";
const KEY = "endpoints";
const Endpoint = (path: string) => (target: any, _name: string, descriptor: PropertyDescriptor): void => {
  if (!Reflect.hasMetadata(KEY, target.constructor)) {
    Reflect.defineMetadata(KEY, new Array<any>(), target.constructor);
  }
  Reflect.getMetadata(KEY, target.constructor).push({ path, method: descriptor.value });
};
abstract class Base {
  protected readonly name: string;
  constructor(server: FastifyInstance) {
    this.name = this.constructor.name.toLowerCase();
    (Reflect.getMetadata(KEY, this.constructor) as any[])?.forEach((one) => {
      server.get(`/${this.name}${one.path}`, one.method); // $ endpoint="GET /cats/all" $ endpoint="GET /dogs/loud"
    });
  }
}
class Cats extends Base {
  constructor(server: FastifyInstance) {
    super(server);
  }
  @Endpoint("/all")
  async all() {
    return [];
  }
}
class Dogs extends Base {
  @Endpoint("/loud")
  async loud() {
    return [];
  }
}
const app = fastify();
new Cats(app);
new Dogs(app);
app.listen({ port: 3000 });
