// $ oracle=no: @tsoa/runtime is not installed there
// Routes as tsoa generates them: what checks parameters asks for no credentials.
import express from "express";
import { FieldErrors, ValidateError, ValidationService } from "@tsoa/runtime";

class Items {
  all() { return []; }
}
const validationService = new ValidationService({});

export function RegisterRoutes(app: express.Router) {
  app.get("/items", function (request: any, response: any, next: any) { // $ endpoint="GET /items" guard=none
    const args = {};
    let validatedArgs: any[] = [];
    try {
      validatedArgs = getValidatedArgs(args, request, response);
    } catch (err) {
      return next(err);
    }
    const controller = new Items();
    const promise = controller.all.apply(controller, validatedArgs as any);
    promiseHandler(controller, promise, response, undefined, next);
  });
  app.get("/mine", authenticateMiddleware([{ jwt: [] }]), function (request: any, response: any, next: any) { // $ endpoint="GET /mine" guard=any
    response.json([]);
  });

  function authenticateMiddleware(security: any[] = []) {
    return async function runAuthenticationMiddleware(request: any, _response: any, next: any) {
      if (!request.headers.authorization) return next(Object.assign(new Error("no token"), { status: 401 }));
      next();
    };
  }
  function promiseHandler(controllerObj: any, promise: any, response: any, successStatus: any, next: any) {
    return Promise.resolve(promise).then((data: any) => response.status(200).json(data)).catch((error: any) => next(error));
  }
  function getValidatedArgs(args: any, request: any, response: any): any[] {
    const fieldErrors: FieldErrors = {};
    const values = Object.keys(args).map((key) => {
      const name = args[key].name;
      switch (args[key].in) {
        case "request":
          return request;
        case "header":
          return validationService.ValidateParam(args[key], request.header(name), name, fieldErrors, undefined, {});
      }
    });
    if (Object.keys(fieldErrors).length > 0) throw new ValidateError(fieldErrors, "");
    return values;
  }
}
const app = express();
RegisterRoutes(app);
app.listen(3000);
