export const define = ({ run, ...rest }) => Object.freeze({ ...rest, url: "/defined", handler: run });
export const mount = (app, routes) => routes.map(({ method, ...route }) => app.route({ method: method.toUpperCase(), ...route })); // $ endpoint="GET /defined" endpoint="POST /defined"
