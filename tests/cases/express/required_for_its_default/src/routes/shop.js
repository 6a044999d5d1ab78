export default function initialize(app, base) {
    app.get(`/${base}/:name`, (req, res) => res.end()); // $ endpoint="GET /s/:name"
}
