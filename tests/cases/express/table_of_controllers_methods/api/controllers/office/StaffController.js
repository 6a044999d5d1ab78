module.exports = class StaffController {
  list(req, res) {
    res.json([]);
  }
};
