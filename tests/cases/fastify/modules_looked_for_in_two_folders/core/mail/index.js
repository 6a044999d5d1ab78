exports.plugin = async (app) => {
  app.post("/send", async () => ({})); // $ endpoint="POST /mail/send"
};
