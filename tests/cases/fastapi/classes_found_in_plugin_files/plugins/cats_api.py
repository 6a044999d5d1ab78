from base import Base, api_endpoint


class Cats(Base):
    name = "cats"

    @api_endpoint("/list", methods=["GET"])
    async def list(self): ...  # $ endpoint="GET /cats/list"

    @api_endpoint("/make", methods=["POST"])
    async def make(self): ...  # $ endpoint="POST /cats/make"
