export function show(req, res) {
  res.json({});
}
