export const ITEM = "/:id";
