const VERSION = 1;
export const API = Object.freeze({ prefix: `/api/v${VERSION}` });
