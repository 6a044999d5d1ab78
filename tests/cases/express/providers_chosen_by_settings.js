// What a filter leaves out because a setting is off is registered where somebody turns it on.
const express = require("express");
const app = express();
const answer = (req, res) => res.end();

const local = express.Router().get("/local", answer);  // $ endpoint="GET /auth/local" confidence=conditional
const github = express.Router().get("/github", answer);  // $ endpoint="GET /auth/github" confidence=conditional
const always = express.Router().get("/always", answer);  // $ endpoint="GET /auth/always"

const providers = {
  LOCAL: { router: local, isEnabled: () => process.env.LOCAL_AUTH === "true" },
  GITHUB: { router: github, isEnabled: () => !!process.env.GITHUB_ID },
  ALWAYS: { router: always, isEnabled: () => true },
  NEVER: { router: express.Router().get("/never", answer), isEnabled: () => false },
  describe() {
    return Object.keys(providers);
  },
};

const chosen = () => Object.values(providers).filter((p) => typeof p === "object" && p.isEnabled?.());
for (const { router } of chosen()) app.use("/auth", router);

app.listen(3000);
