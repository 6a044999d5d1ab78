import dotenv from "dotenv";
process.env.NODE_ENV = process.env.NODE_ENV || "development";
const found = dotenv.config();
if (!found) throw new Error("no .env file");
export default { port: parseInt(process.env.PORT ?? "3000", 10), api: { prefix: "/api" } };
