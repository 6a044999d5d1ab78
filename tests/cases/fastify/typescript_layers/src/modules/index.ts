import { users } from "./users.js";
import teams from "./teams.js";
export const modules = { users, teams } as const;
