// $ oracle=no: nothing builds it there
require("../dist/cli");
