import express, { Router } from "express";
class Path {
  private _text = "";
  get text(): string { return this._text; }
  set text(value: string) { this._text = value; }
  constructor(text?: string) { if (text) { this.text = text; } }
  toString(): string { return this.text; }
}
const Endpoint = (path: Path) => (kind: any) => { kind.prototype.path = path; };
class Model {
  declare path?: Path;
  getPath(): Path | null { return this.path ?? null; }
}
@Endpoint(new Path("/projects"))
class Project extends Model {}
class Api<T extends Model> {
  router = Router();
  constructor(public kind: { new (): T }) {
    this.router.get(`${new this.kind().getPath()?.toString()}/:id`, (req, res) => { res.end(); }); // $ endpoint="GET /api/projects/:id"
  }
}
express().use("/api", new Api(Project).router);
