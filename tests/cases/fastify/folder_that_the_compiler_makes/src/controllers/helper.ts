export const help = (): string => "help";
