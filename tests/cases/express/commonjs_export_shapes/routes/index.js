module.exports = {
  users: require("./users"),
  teams: { router: require("./teams") },
};
