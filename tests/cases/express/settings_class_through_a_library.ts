// $ oracle=no
import express from "express";
import { ConfigClassBuilder, ConfigClass, ConfigProperty } from "typeconfig/node";
class ServerSettings {
  @ConfigProperty() apiPath: string = "/api";
}
@ConfigClass({ configPath: "config.json" })
class Settings {
  @ConfigProperty() Server: ServerSettings = new ServerSettings();
}
const Config = ConfigClassBuilder.attachInterface(new Settings());
const app = express();
app.get(Config.Server.apiPath + "/albums", (req, res) => { res.end(); }); // $ endpoint="GET /api/albums"
