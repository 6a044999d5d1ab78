from server import app
import handlers  # noqa: F401
import more.handlers  # noqa: F401
