module.exports.colour = "red";
