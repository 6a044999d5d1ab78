import { buildApp } from "./app.js";
const main = async (): Promise<void> => {
  const app = await buildApp({ logger: false });
  await app.listen({ port: 3000, host: "0.0.0.0" });
};
void main();
