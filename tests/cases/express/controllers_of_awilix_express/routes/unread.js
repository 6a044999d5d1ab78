import { GET, route } from "awilix-router-core";

@route("/unread")
export class Unread {
  @GET() all(req, res) { res.json([]); }
}
