module.exports = () => ({ // $ endpoint="GET /api/"
  get: { handler: async () => ({}) },
});
