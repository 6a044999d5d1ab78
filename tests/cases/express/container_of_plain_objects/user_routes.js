module.exports = ({ users }) => ({
  mount(app) {
    app.get("/users", users.list); // $ endpoint="GET /users"
  },
});
