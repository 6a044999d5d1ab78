import uvicorn

from desks.orders import app

if __name__ == "__main__":
    uvicorn.run(app, port=5010)
