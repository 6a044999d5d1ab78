import { createApp } from "../app";

createApp({ prefix: "/v1" }).listen(3000);
