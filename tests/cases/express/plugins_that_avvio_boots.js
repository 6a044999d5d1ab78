// $ oracle=no (avvio is a stand-in there)
// A program boots its own plugins with Fastify's boot library: in order, those that a plugin asks for right after it.
const avvio = require("avvio");
const express = require("express");

function shelves(hall, options) {
  hall.app.get(options.path + "/shelves", (req, res) => res.end()); // $ endpoint="GET /hall/shelves"
  return Promise.resolve();
}
function rooms(hall, options, done) {
  hall.use(shelves, { path: options.path });
  hall.app.get(options.path + "/rooms", (req, res) => res.end()); // $ endpoint="GET /hall/rooms"
  done();
}
async function pages(hall, options) {
  hall.app = express();
  hall.app.use(express.json());
}

class Hall {
  constructor(prefix) {
    const boot = avvio(this);
    boot.use(pages);
    boot.use(rooms, () => ({ path: this.prefix }));
    boot.after(() => {
      this.app.get("/after", (req, res) => res.end()); // $ endpoint="GET /after"
    });
    boot.onClose(() => this.app.get("/closed", (req, res) => res.end()));
    this.prefix = prefix;
  }

  async open() {
    await this.ready();
    this.app.get("/open", (req, res) => res.end()); // $ endpoint="GET /open"
    this.app.listen(3000);
  }
}
const hall = new Hall("/hall");
hall.use((self) => {
  self.app.get("/extra", (req, res) => res.end()); // $ endpoint="GET /extra"
});
hall.open();

const server = express();
const own = avvio();
own.use((self, options, done) => {
  server.get("/own", (req, res) => res.end()); // $ endpoint="GET /own"
  done();
});
own.on("start", () => server.listen(3001));
