// What a component wastes while it waits for work is not held against the function that starts it, and all others after it.
const fastify = require('fastify');

class Component {
  constructor(options) {
    this.options = options;
  }

  async init() {
    if (this.started) return this;
    this.started = true;
    await this.doInit();
    return this;
  }
}

class Search extends Component {
  buffer = [];

  async doInit() {
    this.read();
    return this;
  }

  async read() {
    let work;
    do {
      await new Promise((resolve) => setTimeout(resolve, parseInt(`${this.options.interval}`) || 3000));
      work = this.buffer;
    } while (work.length === 0);
    this.buffer = [];
    for (const item of work) await this.options.send(item);
    this.read();
  }
}

class Database extends Component {
  async doInit() {
    for (const name of ['users', 'teams', 'files']) await this.options.connect(name);
    return this;
  }
}

class Web extends Component {
  async doInit() {
    this.server = fastify();
    this.server.get(`${this.options.prefix}/users`, async () => []); // $ endpoint="GET /api/users" guard=none
    await this.server.listen({ port: 3000 });
    return this;
  }
}

async function run() {
  const components = [new Search({ interval: 10 }), new Database({ connect: async (name) => name }), new Web({ prefix: '/api' })];
  for (const component of components) {
    await component.init();
  }
}

run();
