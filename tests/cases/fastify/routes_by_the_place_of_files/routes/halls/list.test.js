module.exports = () => ({ get: { handler: async () => [] } });
