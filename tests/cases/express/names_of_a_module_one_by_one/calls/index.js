export { show } from "./show.js";
export * from "./more.js";
export const version = 2;
