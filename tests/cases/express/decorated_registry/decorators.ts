import { Container, Service } from "./container";
import { Registry } from "./registry";

const verb = (method: string) => (path: string): MethodDecorator => (target, name) => {
  Container.get(Registry).of(target.constructor).routes.set(String(name), { method, path });
};
export const Get = verb("get");
export const Post = verb("post");
export const Rest = (base: string): ClassDecorator => (target) => {
  Container.get(Registry).of(target).base = base;
  return Service()(target);
};
