const GET = (req, res) => res.end();
export const path = "/lights-out";
export { GET };
export default (req, res) => res.end();
