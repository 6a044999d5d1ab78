export const options = {
  url: "/items/:id",
  method: "get",
};
export const run = async () => "";
