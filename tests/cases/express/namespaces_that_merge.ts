// A namespace after a class, a function, an enumeration or a namespace of the same name adds to it.
import express from "express";

const app = express();
class Server {
  register() {
    app.get(Server.BASE + "/status", (_req, res) => { res.end(); }); // $ endpoint="GET /api/status"
  }
}
namespace Server {
  export const ROOT = "/api";
  export const BASE = Server.ROOT;
  export function extra() {
    app.get(ROOT + "/extra", (_req, res) => { res.end(); }); // $ endpoint="GET /api/extra"
  }
}
new Server().register();
Server.extra();

function section(name: string) {
  return section.prefix + name;
}
namespace section {
  export const prefix = "/section";
}
app.get(section("/one"), (_req, res) => { res.end(); }); // $ endpoint="GET /section/one"

enum Kind { A = "a", B = "b" }
namespace Kind {
  export const all = () => [Kind.A, Kind.B];
}
for (const kind of Kind.all()) app.get("/kinds/" + kind, (_req, res) => { res.end(); }); // $ endpoint="GET /kinds/a" endpoint="GET /kinds/b"

namespace Paths { export const first = "/first"; }
namespace Paths { export const second = Paths.first + "/second"; }
app.get(Paths.second, (_req, res) => { res.end(); }); // $ endpoint="GET /first/second"
app.listen(3000);
export default Server;
