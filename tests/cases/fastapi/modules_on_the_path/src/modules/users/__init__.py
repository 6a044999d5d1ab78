from users.routes import router

__all__ = ["router"]
