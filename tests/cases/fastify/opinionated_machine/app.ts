// $ oracle=no: opinionated-machine is not installed there
// A context registers the routes of the controllers that its modules name; a contract says method and path.
import { diContainer } from "@fastify/awilix";
import fastify from "fastify";
import { AbstractModule, asApiControllerClass, asControllerClass, asSingletonClass, DIContext } from "opinionated-machine";
import { BillController } from "./bills";
import { RoomController } from "./rooms";

class Rooms extends AbstractModule {
  resolveDependencies(options) {
    return { bills: asSingletonClass(Map) };
  }
  override resolveControllers() {
    return { rooms: asApiControllerClass(RoomController), bills: asControllerClass(BillController) };
  }
}

class Aside extends AbstractModule {
  resolveDependencies() {
    return {};
  }
}

export async function getApp(modules: readonly AbstractModule[] = [new Rooms(), new Aside()]) {
  const app = fastify();
  app.addHook("onRequest", async (request) => request.jwtVerify());
  const context = new DIContext(diContainer, {}, {});
  context.registerDependencies({ modules }, { app });
  app.after(() => {
    context.registerRoutes(app);
  });
  await app.ready();
  return app;
}

const app = await getApp();
await app.listen({ port: 3000 });
