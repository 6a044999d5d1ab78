module.exports = (instance, opts, done) => {
  instance.get("/x", (request, reply) => reply.send("")); // $ endpoint="GET /r/x"
  done();
};
