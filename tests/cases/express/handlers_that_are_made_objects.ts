// Objects that a handler makes to answer: their parts are parameters of the constructor, or fields that it fills.
import express from "express";

abstract class Answer {
  constructor(protected request: express.Request, private readonly response: express.Response) {
    this.run();
  }

  run() {
    if (this.isProtected() && !(this.request as any).user) {
      this.response.sendStatus(401);
      return;
    }
    this.answer(this.response);
  }

  isProtected() {
    return false;
  }

  abstract answer(response: express.Response): void;
}

class Removal extends Answer {
  isProtected() {
    return true;
  }

  answer(response: express.Response) {
    response.json({});
  }
}

class Health extends Answer {
  answer(response: express.Response) {
    response.json({ ok: true });
  }
}

const app = express();
app.post("/remove", (req, res) => new Removal(req, res)); // $ endpoint="POST /remove" guard=handler
app.get("/health", (req, res) => new Health(req, res)); // $ endpoint="GET /health" guard=none
app.listen(3000);
