const { Controller } = require("../../lib/controller");

class Items extends Controller {
  resource = "items";

  register(app, _options, done) {
    this.crud(app);
    app.get("/search", this.search.bind(this)); // $ endpoint="GET /api/v1/items/search" endpoint="GET /api/v2/items/search"
    done();
  }

  async search() {
    return [];
  }
}

const controller = new Items();
module.exports = (app, options, done) => controller.register(app, options, done);
