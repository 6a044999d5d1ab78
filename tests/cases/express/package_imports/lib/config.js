export const PREFIX = "/api";
