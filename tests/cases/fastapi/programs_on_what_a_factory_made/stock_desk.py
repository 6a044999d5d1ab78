from hypercorn.config import Config
from desks.stock import app

config = Config()
