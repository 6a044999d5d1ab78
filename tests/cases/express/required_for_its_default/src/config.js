const defaults = { 'shop-path': 's' };
let current = defaults;

exports.get = function get(key) {
    return current[key];
};
