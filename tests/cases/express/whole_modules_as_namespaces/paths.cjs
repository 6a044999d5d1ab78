module.exports = { items: "/items", tags: "/tags" };
