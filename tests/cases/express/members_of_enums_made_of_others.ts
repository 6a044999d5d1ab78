// Members of an enum are said by the texts of those before them, by their own names or by the enum's.
import express from "express";

enum Place {
  Root = "/depots",
  Depot = `${Root}/:depot`,
  Vans = Depot + "/vans",
  Van = `${Place.Vans}/:van`,
}

const app = express();
app.get(Place.Depot, (req, res) => { res.end(); });  // $ endpoint="GET /depots/:depot"
app.get(Place.Vans, (req, res) => { res.end(); });  // $ endpoint="GET /depots/:depot/vans"
app.get(Place.Van, (req, res) => { res.end(); });  // $ endpoint="GET /depots/:depot/vans/:van"
app.listen(3000);
