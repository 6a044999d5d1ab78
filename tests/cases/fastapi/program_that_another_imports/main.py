# $ oracle=no: two programs, each started by itself
# A program that another one imports is a program too: what it does when it is started counts as well.
import uvicorn

from whole import Pages, Whole


class Small(Whole):
    @staticmethod
    def parts():
        return [Pages(prefix="/small")]


if __name__ == "__main__":
    app = Small(title="small")
    uvicorn.run(app)
