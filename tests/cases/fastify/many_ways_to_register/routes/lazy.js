export default async (app) => {
  app.get("/loaded", async () => ""); // $ endpoint="GET /lazy/loaded"
};
export const autoPrefix = "/not-used";
