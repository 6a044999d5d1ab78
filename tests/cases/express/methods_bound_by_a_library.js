// $ oracle=no: auto-bind is not installed there
// auto-bind binds all methods of an object, so that each may be handed on alone: a guard, and what registers.
const express = require("express");
const autoBind = require("auto-bind");

class Denied extends Error {
  constructor() {
    super("who are you?");
    this.status = 401;
  }
}

class Sessions {
  async find(session) {
    if (!session.userId) throw new Denied();
    return session.userId;
  }
}

class Base {
  constructor(sessions) {
    this.sessions = sessions;
    autoBind(this);
  }

  async load(req, res, next) {
    try {
      res.locals.id = await this.sessions.find(req.session);
      return next();
    } catch (error) {
      return next(error);
    }
  }
}

class Notes extends Base {
  prefix = "/notes";

  register(app) {
    app.get(this.prefix, this.load, (req, res) => res.json([])); // $ endpoint="GET /notes" guard=load
  }
}

const app = express();
const { register, load } = new Notes(new Sessions());
register(app);
app.get("/me", load, (req, res) => res.json({})); // $ endpoint="GET /me" guard=load
app.listen(3000);
