from .desk.v1.tickets import router as tickets
