const Controller = (prefix: string): ClassDecorator => (target) => {
  Reflect.defineMetadata("prefix", prefix, target);
};

@Controller("/lamps")
export default class {
  all() {}
}
