import { App } from "./app";
import { UsersController } from "./users.controller";
import { PostsController } from "./posts.controller";
const app = new App([new UsersController(), new PostsController("/posts")], { prefix: "/api" });
app.listen();
