const services = { users: { list: (req, res) => res.json([]) } };
const registry = {
  userRoutes: require("./user_routes")(services),
  teamRoutes: require("./team_routes")({ prefix: "/teams" }),
};
module.exports = { resolve: (name) => registry[name] };
