// $ oracle=no: neither static-path nor url-join is installed there
import express, { RequestHandler, Router } from "express";
import { Path, path } from "static-path";
import urlJoin from "url-join";

const people = path("/people");
const person = people.path(":crn");
const paths = { people: { index: people, show: person, notes: person.path("notes") } };

const router = Router();
const get = <T extends string>(wanted: Path<T>, handler: RequestHandler) => router.get(wanted.pattern, handler); // $ endpoint="GET /people" endpoint="GET /people/:crn"
get(paths.people.index, (req, res) => res.end());
get(paths.people.show, (req, res) => res.redirect(people({})));
router.post(paths.people.notes.pattern, (req, res) => res.end()); // $ endpoint="POST /people/:crn/notes"
router.get(paths.people.show({ crn: "me" }), (req, res) => res.end()); // $ endpoint="GET /people/me"
router.get(urlJoin("/teams/", "/all", "/"), (req, res) => res.end()); // $ endpoint="GET /teams/all/"
express().use(router).listen(3000);
