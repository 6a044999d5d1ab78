import Fastify from "fastify";
import list from "./list";

describe("the list", () => {
  const app = Fastify();
  app.register(list, { prefix: "/made-up" });
  app.get("/beside", async () => ({}));

  it("answers", async () => {
    expect((await app.inject("/made-up")).statusCode).toBe(200);
  });
});
