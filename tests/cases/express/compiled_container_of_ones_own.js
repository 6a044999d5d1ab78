"use strict";
// $ oracle=no: reflect-metadata is not installed there
require("reflect-metadata");
const express = require("express");
var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
  var c = arguments.length, r = c < 3 ? target : desc === null ? (desc = Object.getOwnPropertyDescriptor(target, key)) : desc, d;
  if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
  else for (var i = decorators.length - 1; i >= 0; i--) if ((d = decorators[i])) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
  return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
  if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
const made = new Map();
const known = new Set();
const container = {
  get(kind) {
    if (!known.has(kind)) throw new Error(`${kind.name} is not known`);
    if (made.has(kind)) return made.get(kind);
    const wanted = Reflect.getMetadata("design:paramtypes", kind) ?? [];
    const one = new kind(...wanted.map((item) => this.get(item)));
    made.set(kind, one);
    return one;
  },
};
const service = () => (target) => void known.add(target);
let Settings = class Settings {
  constructor() {
    this.values = {};
    for (const name of "abcdefghijklmnopqrstuvwxyz") for (const end of "abcdefghijkl") this.values[name + end] = name;
    this.prefix = "/shop";
  }
};
Settings = __decorate([service()], Settings);
const rowsOf = (values, name) =>
  Object.entries(values).map(([key, value]) => {
    const row = { key, name };
    row.value = value + name;
    return row;
  });
const parts = [];
for (const name of "abcdefghijkl") {
  let Part = class Part {
    constructor(settings) {
      this.rows = rowsOf(settings.values, name);
    }
  };
  Part = __decorate([service(), __metadata("design:paramtypes", [Settings])], Part);
  let Piece = class Piece {
    constructor(settings) {
      this.rows = Object.entries(settings.values).map(([key, value]) => {
        const row = { key };
        row.value = value + name;
        return row;
      });
    }
  };
  Piece = __decorate([service(), __metadata("design:paramtypes", [Settings])], Piece);
  parts.push(Part, Piece);
}
let Store = class Store {};
Store = __decorate([service(), __metadata("design:paramtypes", parts)], Store);
let Server = class Server {
  constructor(settings) {
    this.settings = settings;
    this.app = express();
  }
  start() {
    this.app.get(`${this.settings.prefix}/orders`, (req, res) => res.end()); // $ endpoint="GET /shop/orders" confidence=certain
    this.app.listen(3000);
  }
};
Server = __decorate([service(), __metadata("design:paramtypes", [Settings])], Server);
container.get(Store);
container.get(Server).start();
