export const options = {
  url: "/health",
  method: "get",
  bare: true,
};
export const run = async () => "";
