// $ oracle=no: swagger-express-mw is not installed there
const SwaggerExpress = require("swagger-express-mw");
const app = require("express")();

SwaggerExpress.create({ appRoot: __dirname }, (error, runner) => {
  if (error) throw error;
  runner.register(app);
  app.listen(3000);
});
