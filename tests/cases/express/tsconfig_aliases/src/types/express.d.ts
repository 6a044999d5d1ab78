declare module "express";
