module.exports = { names: ["a", "b"] };
