from .teams import *
from .users import *
