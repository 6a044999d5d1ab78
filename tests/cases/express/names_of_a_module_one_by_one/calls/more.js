export const list = (req) => req.res.json([]);
export function remove(req, res) {
  res.end();
}
