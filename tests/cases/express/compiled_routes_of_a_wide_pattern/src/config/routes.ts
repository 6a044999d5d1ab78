import { Router, type Express } from "express";
import glob from "fast-glob";

export default (app: Express): void => {
  const router = Router();
  app.use("/api", router);
  glob.async("**/dist/routes/**-routes.js").then((files) => files.map(async (file) => (await import(`../../${file}`)).default(router)));
};
