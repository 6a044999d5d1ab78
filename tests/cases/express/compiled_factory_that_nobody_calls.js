"use strict";
// $ oracle=no: nobody calls it
var __importDefault = (this && this.__importDefault) || function (mod) {
  return mod && mod.__esModule ? mod : { default: mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.Server = void 0;
const express_1 = __importDefault(require("express"));
class Server {
  constructor() {
    this.app = (0, express_1.default)();
  }
  start() {
    this.app.get("/orders", (req, res) => res.end()); // $ endpoint="GET /orders"
    return this;
  }
}
exports.Server = Server;
