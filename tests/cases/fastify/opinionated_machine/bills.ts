import { buildFastifyNoPayloadRoute, buildFastifyPayloadRoute } from "@lokalise/fastify-api-contracts";
import { AbstractController } from "opinionated-machine";
import { dropBill, getBill, payBill } from "./contracts";

export class BillController extends AbstractController {
  static contracts = { getBill, dropBill, payBill };

  private get = buildFastifyNoPayloadRoute(BillController.contracts.getBill, async (req, reply) => reply.send(req.params)); // $ endpoint="GET /rooms/:room/bills/:bill" guard=any
  private drop = buildFastifyNoPayloadRoute(BillController.contracts.dropBill, async (req, reply) => reply.send()); // $ endpoint="DELETE /bills/:bill" guard=any
  private pay = buildFastifyPayloadRoute(BillController.contracts.payBill, async (req, reply) => reply.send()); // $ endpoint="PATCH /bills/:bill" guard=any

  buildRoutes() {
    return { getBill: this.get, dropBill: this.drop, payBill: this.pay };
  }
}
