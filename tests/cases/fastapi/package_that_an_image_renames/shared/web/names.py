PREFIX = "/desks"
