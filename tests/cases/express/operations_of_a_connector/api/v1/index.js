throw new Error("it is never asked for");
