declare const config: { harbour: { path: string } };
export default config;
