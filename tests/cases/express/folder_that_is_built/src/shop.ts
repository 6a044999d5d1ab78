export const kinds = ["books"];
