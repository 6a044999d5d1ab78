export { default as users } from "./users.js";
export * from "./orders.js";
export * from "./health.js";
