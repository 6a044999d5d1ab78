export const prefix = "/v3";
