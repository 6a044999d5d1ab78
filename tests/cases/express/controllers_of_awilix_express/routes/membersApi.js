import { GET, POST, before, route } from "awilix-express";

const signed = (req, res, next) => (req.headers.authorization ? next() : res.sendStatus(401));

class Api {
  @route("/health")
  @GET() health(req, res) { res.json({}); } // $ endpoint="GET /api/members/health" endpoint="GET /again/members/health" guard=none
}

@route("/members")
export default class MembersApi extends Api {
  @route("/:id")
  @route("/find/:id")
  @GET() one(req, res) { res.json({}); } // $ endpoint="GET /api/members/:id" endpoint="GET /api/members/find/:id" endpoint="GET /again/members/:id" endpoint="GET /again/members/find/:id" guard=none

  @POST()
  @before([signed]) // $ endpoint="POST /api/members" endpoint="POST /again/members" guard=signed
  async add(req, res) {
    res.sendStatus(201);
  }
}
