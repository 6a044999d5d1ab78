export class Component {
  constructor(public name: string) {}
}
