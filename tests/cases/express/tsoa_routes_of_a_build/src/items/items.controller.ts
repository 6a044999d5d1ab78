import { Body, Controller, Get, Path, Post, Route, Security } from "tsoa";
@Route("items")
export class ItemsController extends Controller {
  @Get("{itemId}") async one(@Path() itemId: number) { return { itemId }; } // $ endpoint="GET /v1/items/:itemId" guard=none
  @Security("jwt") @Post() async add(@Body() body: { name: string }) { this.setStatus(201); return body; } // $ endpoint="POST /v1/items" guard=any
}
