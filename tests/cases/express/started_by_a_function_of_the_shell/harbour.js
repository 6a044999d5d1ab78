const http = require("http");
const Harbour = require("./harbour_app");

const harbour = new Harbour();
harbour.start({}, () => http.createServer(harbour.app).listen(3000));
