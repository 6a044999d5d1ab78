import { Controller, Get } from "routing-controllers";
@Controller("/users")
export class UsersController {
  @Get("/me") me() { return {}; } // $ endpoint="GET /users/me"
}
