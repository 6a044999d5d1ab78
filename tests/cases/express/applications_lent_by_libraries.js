// Libraries that make the application and lend it to the program.
// $ oracle=no: none of these libraries is installed there
const express = require("express");
const { App, ExpressReceiver } = require("@slack/bolt");
const { Botkit } = require("botkit");
const { GraphQLServer } = require("graphql-yoga");
const { config } = require("@keystone-6/core");
const arena = require("@colyseus/tools").default;
const jsonServer = require("json-server");
const probot = require("probot");
const { shopifyApp } = require("@shopify/shopify-app-express");

const shopify = shopifyApp({ auth: { path: "/api/auth", callbackPath: "/api/auth/callback" }, webhooks: { path: "/api/hooks" } });
const shop = express();
shop.get(shopify.config.auth.path, shopify.auth.begin()); // $ endpoint="GET /api/auth"
shop.post(shopify.config.webhooks.path, shopify.processWebhooks({})); // $ endpoint="POST /api/hooks"
shop.use("/api/*", shopify.validateAuthenticatedSession());
shop.get("/api/goods", (req, res) => res.end()); // $ endpoint="GET /api/goods" guard=any

const receiver = new ExpressReceiver({ signingSecret: process.env.SECRET, endpoints: "/slack/events" });
const chat = new App({ receiver });
receiver.router.use(express.json());
receiver.router.post("/reports", (req, res) => res.end()); // $ endpoint="POST /reports"
receiver.app.get("/uptime", (req, res) => res.end()); // $ endpoint="GET /uptime"

const own = express();
const second = new ExpressReceiver({ app: own });
second.router.get("/second", (req, res) => res.end()); // $ endpoint="GET /second"

const controller = new Botkit({ webhook_uri: "/api/messages" });
controller.ready(() => {
  controller.webserver.get("/about", (req, res) => res.end()); // $ endpoint="GET /about"
});

const server = new GraphQLServer({ typeDefs: "", resolvers: {} });
server.express.get("/export", (req, res) => res.end()); // $ endpoint="GET /export"
server.start(() => console.log("started"));

module.exports = config({
  lists: {},
  server: {
    port: 3000,
    extendExpressApp: (app, context) => {
      app.get("/rest/lists", (req, res) => res.end()); // $ endpoint="GET /rest/lists"
    },
  },
});

arena({
  initializeGameServer: (game) => game.define("room", class {}),
  initializeExpress: (app) => {
    app.get("/rooms", (req, res) => res.end()); // $ endpoint="GET /rooms"
  },
});

const mock = jsonServer.create();
mock.use(jsonServer.defaults());
mock.get("/echo", (req, res) => res.end()); // $ endpoint="GET /echo"
mock.use(jsonServer.router("db.json"));
mock.listen(3001);

probot.run((bot, { getRouter }) => {
  bot.on("issues.opened", async (context) => context.octokit);
  const router = getRouter("/my-bot");
  router.get("/status", (req, res) => res.end()); // $ endpoint="GET /my-bot/status"
});
(async () => chat.start(3000))();
