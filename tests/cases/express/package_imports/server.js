import express from "express";
import router from "#routes/items";
import { PREFIX } from "#config";
express().use(PREFIX, router).listen(8080);
