export * from "./component";
export * from "./container";
