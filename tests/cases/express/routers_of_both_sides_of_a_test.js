// $ oracle=no (the machine decides which side registers)
// Of two routers of which a setting chooses one, what both have is served in any case, and what one has only then.
const express = require("express");
const os = require("os");
const app = express();

class NewPages {
  router() {
    const router = express.Router();
    router.get("/home", (req, res) => res.end()); // $ endpoint="GET /pages/home" confidence=certain
    router.get("/news", (req, res) => res.end()); // $ endpoint="GET /pages/news" confidence=conditional
    return router;
  }
}

class OldPages {
  router() {
    const router = express.Router();
    router.get("/home", (req, res) => res.end());
    return router;
  }
}

app.use("/pages", os.cpus().length > 1000 ? new NewPages().router() : new OldPages().router());
if (os.cpus().length > 1000) {
  app.get("/limits", (req, res) => res.send("1000")); // $ endpoint="GET /limits" confidence=certain
} else {
  app.get("/limits", (req, res) => res.send("10"));
}
app.listen(3000);
