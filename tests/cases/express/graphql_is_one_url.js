// $ oracle=no
const express = require("express");
const { graphqlHTTP } = require("express-graphql");
const app = express();
app.all("/graphql", graphqlHTTP({ schema: {} })); // $ endpoint="ALL /graphql"
