import expressLoader from "./express";
export default async ({ expressApp }) => {
  await Promise.resolve();
  await expressLoader({ app: expressApp });
};
