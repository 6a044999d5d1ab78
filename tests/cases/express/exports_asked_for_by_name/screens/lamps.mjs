export function GET(req, res) {
  res.end();
}
export const PUT = (req, res) => res.end();
