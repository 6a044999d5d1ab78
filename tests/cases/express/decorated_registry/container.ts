type Made<T> = new (...given: any[]) => T;
const made = new Map<Made<any>, any>();

export const Container = {
  get<T>(wanted: Made<T>): T {
    if (!made.has(wanted)) {
      const types: Made<any>[] = Reflect.getMetadata("design:paramtypes", wanted) ?? [];
      made.set(wanted, new wanted(...types.map((type) => Container.get(type))));
    }
    return made.get(wanted);
  },
};
export const Service = (): ClassDecorator => (target) => target;
