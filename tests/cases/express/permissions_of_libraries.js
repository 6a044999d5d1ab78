// $ oracle=no: the libraries are not installed there
const express = require("express");
const permissions = require("express-jwt-permissions")();
const rights = require("authorized");
const Roles = require("connect-roles");
const httpAuth = require("http-auth");
const connect = require("http-auth-connect");
const { verifySession } = require("supertokens-node/recipe/session/framework/express");
const user = new Roles({});
const basic = httpAuth.basic({ realm: "x" }, (name, password, done) => done(true));
const answer = (req, res) => res.end();
const app = express();
app.get("/permissions", permissions.check(["a"]), answer); // $ endpoint="GET /permissions" guard=check
app.get("/rights", rights.can("edit"), answer); // $ endpoint="GET /rights" guard=can
app.get("/roles/can", user.can("edit"), answer); // $ endpoint="GET /roles/can" guard=can
app.get("/roles/is", user.is("admin"), answer); // $ endpoint="GET /roles/is" guard=is
app.get("/basic", httpAuth.connect(basic), answer); // $ endpoint="GET /basic" guard=connect
app.get("/basic/connect", connect(basic), answer); // $ endpoint="GET /basic/connect" guard=http-auth-connect
app.get("/session", verifySession(), answer); // $ endpoint="GET /session" guard=verifySession
app.get("/session/optional", verifySession({ sessionRequired: false }), answer); // $ endpoint="GET /session/optional"
app.listen(3000);
