export class Users {
  #app;
  routes = [
    ["GET", "/users/:id", this.one],
    ["DELETE", "/users/:id", this.remove],
  ];

  constructor(app) {
    this.#app = app;
  }

  async one() {
    return "";
  }

  async remove() {
    return "";
  }

  start = () => {
    for (const [method, url, handler] of this.routes) {
      this.#app.route({ method, url, handler: handler.bind(this) }); // $ endpoint="GET /users/:id" endpoint="DELETE /users/:id"
    }
  };
}
