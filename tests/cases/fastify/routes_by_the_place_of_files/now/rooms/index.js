exports.POST = async () => ({}); // $ endpoint="POST /now/rooms"
