import { define } from "../../../packages/web/src";

export default define((app) => {
  app.get("/", async () => []); // $ endpoint="GET /goods"
});
