export * as plants from "./plants";
export * as orders from "./orders";
