const ACTIONS = { list: ["GET", "/"], show: ["GET", "/:id"], destroy: ["DELETE", "/:id"] };

class Controller {
  crud(app, only = Object.keys(ACTIONS)) {
    for (const action of only) {
      const [method, url] = ACTIONS[action];
      app.route({ method, url, handler: this[action].bind(this) }); // $ endpoint="GET /api/v1/items" endpoint="GET /api/v1/items/:id" endpoint="DELETE /api/v1/items/:id" endpoint="GET /api/v2/items" endpoint="GET /api/v2/items/:id" endpoint="DELETE /api/v2/items/:id"
    }
  }

  async list() {
    return [];
  }

  async show() {
    return {};
  }

  async destroy() {
    return {};
  }
}

module.exports = { Controller };
