// $ oracle=no: nothing loads .env.dev there
const app = require("express")();
app.get(`/${process.env.HTTP_PATH}/lamps`, (req, res) => res.json([])); // $ endpoint="GET /api/lamps"
app.listen(3000);
