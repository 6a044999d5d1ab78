import { Service } from "./container";

@Service()
export class Registry {
  private readonly kept = new Map<Function, { base: string; routes: Map<string, any> }>();
  of(target: Function) {
    let found = this.kept.get(target);
    if (!found) {
      found = { base: "/", routes: new Map() };
      this.kept.set(target, found);
    }
    return found;
  }
  get classes() {
    return this.kept.keys();
  }
}
