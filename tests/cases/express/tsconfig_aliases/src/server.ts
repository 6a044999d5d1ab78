import express from "express";
import { api } from "@routes";
import { prefix } from "@/config/prefix";
import { late } from "src/routes/late";
express().use(prefix, api).use(late);
