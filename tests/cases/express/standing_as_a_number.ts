// $ oracle=no (Passport is not installed there, and a redirect turns away)
// Who asks is told by a number, and a switch says what becomes of it.
import express, { Request, Response, NextFunction } from "express";

enum Standing {
  Known = 1,
  Stranger = 0,
  Visitor = -2,
}

function standingOf(req: Request): Standing {
  if (req.isAuthenticated() && req.user) {
    return Standing.Known;
  } else {
    return Standing.Stranger;
  }
}

function keeperStanding(req: Request): Standing {
  const standing = standingOf(req);
  if (standing != Standing.Known) {
    return standing;
  } else if (req.user?.keeps("keys")) {
    return Standing.Known;
  }
  return Standing.Visitor;
}

function turnAway(standing: Standing, req: Request, res: Response) {
  switch (standing) {
    case Standing.Visitor:
      res.redirect("/welcome");
      return;
    default:
      res.redirect("/enter");
  }
}

function keeper(req: Request, res: Response, next: NextFunction) {
  const standing = keeperStanding(req);
  switch (standing) {
    case Standing.Known:
      return next();
    case Standing.Visitor:
      res.redirect("/");
      return;
    default:
      turnAway(standing, req, res);
      return;
  }
}

function counted(req: Request, res: Response, next: NextFunction) {
  switch (standingOf(req)) {
    case Standing.Known:
      console.log("one of us");
      return next();
    default:
      return next();
  }
}

const app = express();
app.get("/welcome", counted, (req, res) => res.end()); // $ endpoint="GET /welcome" guard=none
app.get("/vault", keeper, (req, res) => res.end()); // $ endpoint="GET /vault" guard=keeper
app.listen(3000);
