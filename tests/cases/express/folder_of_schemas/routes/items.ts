import type Schema from "@openaddresses/batch-schema";

export default async function router(schema: Schema, config: { title: string }) {
  await schema.get(`/${config.title}`, { name: "List" }, async (req, res) => res.json([])); // $ endpoint="GET /api/items"
  await schema.delete("/items/:id", { params: {} }, async (req, res) => res.json({})); // $ endpoint="DELETE /api/items/:id"
}
