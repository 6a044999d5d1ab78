import type { RouteOptions } from "fastify";
import { AbstractApiController, buildApiRoute } from "opinionated-machine";
import { getRoom, makeRoom } from "./contracts";

export class RoomController extends AbstractApiController {
  public static contracts = { one: getRoom, made: makeRoom } as const;
  private readonly rooms;

  constructor({ rooms }) {
    super();
    this.rooms = rooms;
  }

  public readonly routes: Record<string, RouteOptions> = {
    one: buildApiRoute(RoomController.contracts.one, async (req) => ({ status: 200, body: this.rooms.get(req.params.roomId) })), // $ endpoint="GET /rooms/:roomId" guard=any
    made: buildApiRoute(RoomController.contracts.made, async () => ({ status: 201 })), // $ endpoint="POST /rooms" guard=any
  };
}
