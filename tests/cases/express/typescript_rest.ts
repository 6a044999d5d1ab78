// $ oracle=no
import express from "express";
import { Context, DELETE, GET, Path, PathParam, POST, Security, Server, ServiceContext } from "typescript-rest";

@Path("/api/users")
class Users {
  @Context private context: ServiceContext;

  @GET // $ endpoint="GET /api/users" guard=none
  list() { return []; }

  @GET // $ endpoint="GET /api/users/:id" guard=none
  @Path(":id")
  get(@PathParam("id") id: string) { return id; }

  @Path(":id")
  @DELETE // $ endpoint="DELETE /api/users/:id" guard=Security
  @Security("admin")
  remove(@PathParam("id") id: string) { return id; }
}

@Path("/api/admin/")
@Security(["user", "admin"])
class Admin {
  @POST // $ endpoint="POST /api/admin/users" guard=Security
  @Path("/users")
  add() { return null; }
}

@Path("/hooks")
class Unserved {
  @POST
  take() { return null; }
}

const app = express();
Server.buildServices(app, Users, Admin);
app.listen(3000);
