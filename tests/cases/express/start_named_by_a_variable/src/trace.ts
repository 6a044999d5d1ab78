process.on("uncaughtException", (error) => console.error(error));
