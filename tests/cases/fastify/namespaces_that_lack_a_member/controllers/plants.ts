export const index = async () => [];
