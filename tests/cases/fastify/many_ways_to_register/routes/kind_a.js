export default async function kind(app) {
  app.get("/kind", async () => ""); // $ endpoint="GET /a/kind"
}
