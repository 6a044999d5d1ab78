export * from "./parts";
export * from "./tools/load";
