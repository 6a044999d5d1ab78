// $ oracle=no: Promise.try is younger than the node there
import express from "express";

const app = express();
const files = {
  orders: (router) => router.get("/orders", (req, res) => res.json([])), // $ endpoint="GET /shop/orders"
  stock: (router) => router.put("/stock/:id", (req, res) => res.end()), // $ endpoint="PUT /shop/stock/:id"
};

function loadRoutes(target, names) {
  return Promise.all(
    names.map((name) =>
      Promise.try((load) => {
        const router = express.Router();
        load(router);
        return { path: "shop", router };
      }, files[name]).then((route) => {
        if (route === undefined) return undefined;
        if (route.path[0] !== "/") route.path = `/${route.path}`;
        target.use(route.path, route.router);
      }),
    ),
  );
}

loadRoutes(app, Object.keys(files)).then(() => app.listen(3000));
