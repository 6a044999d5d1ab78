export const help = () => undefined;
