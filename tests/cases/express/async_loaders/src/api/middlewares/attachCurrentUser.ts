const attachCurrentUser = async (req, res, next) => {
  req.currentUser = { name: "someone" };
  return next();
};
export default attachCurrentUser;
