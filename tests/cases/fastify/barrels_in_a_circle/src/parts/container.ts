import * as tools from "../tools/load";

export abstract class Container {
  launch() {
    tools.load("orders");
  }
}
