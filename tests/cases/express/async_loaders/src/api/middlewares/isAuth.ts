import { expressjwt } from "express-jwt";
const isAuth = expressjwt({ secret: "s", algorithms: ["HS256"], userProperty: "token" } as any);
export default isAuth;
