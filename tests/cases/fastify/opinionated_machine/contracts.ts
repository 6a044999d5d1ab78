import { buildDeleteRoute, buildGetRoute, buildPayloadRoute, defineApiContract } from "@lokalise/api-contracts";
import z from "zod";

const PARAMS = z.object({ roomId: z.string() });

export const getRoom = defineApiContract({
  method: "get",
  requestPathParamsSchema: PARAMS,
  pathResolver: (params) => `/rooms/${params.roomId}`,
  responsesByStatusCode: {},
});
export const makeRoom = defineApiContract({ method: "post", pathResolver: () => "/rooms" });
export const getBill = buildGetRoute({ pathResolver: ({ room, bill }) => `/rooms/${room}/bills/${bill}` });
export const dropBill = buildDeleteRoute({ pathResolver: (path) => `/bills/${path.bill}` });
export const payBill = buildPayloadRoute({ method: "patch", pathResolver: (path) => `/bills/${path.bill}` });
