exports.GET = async () => ({}); // $ endpoint="GET /now/rooms/:room"
exports.PUT = async () => ({}); // $ endpoint="PUT /now/rooms/:room"
exports.name = () => "room";
