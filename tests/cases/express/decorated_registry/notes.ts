import { Get, Post, Rest } from "./decorators";

@Rest("/notes")
export class Notes {
  @Get("/")
  list() {}

  @Post("/:id/share")
  share() {}
}
