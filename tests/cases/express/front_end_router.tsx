import express from "express";
import { createBrowserRouter } from "react-router-dom";
const app = express();
app.get("/ssr", (req, res) => { res.send(String(<div>hello</div>)); }); // $ endpoint="GET /ssr"
export const router = createBrowserRouter([{ path: "/client", element: <div /> }]);
