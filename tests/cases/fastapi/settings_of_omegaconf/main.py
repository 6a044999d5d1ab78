# $ oracle=no: the library is not installed there
# Settings of YAML, dictionaries and words, merged; a setting may refer to another, or to a variable of the environment.
from pathlib import Path

from fastapi import APIRouter, FastAPI
from omegaconf import DictConfig, OmegaConf

conf: DictConfig = OmegaConf.load(Path(__file__).parent / "conf" / "server.yaml")
made = OmegaConf.create({"root": "/made", "server": {"prefix": "/changed"}})
words = OmegaConf.from_dotlist(["server.extra=/words"])
both = OmegaConf.merge(conf, made, words)
text = OmegaConf.create("root: /text\nitems: [/one, /two]\n")

app = FastAPI()
router = APIRouter()


@router.get("/a")  # $ endpoint="GET /conf/v1/a" endpoint="GET /made/a" endpoint="GET /changed/v1/a" endpoint="GET /words/a" endpoint="GET /conf/deep/a" endpoint="GET /env/a" endpoint="GET /text/a" endpoint="GET /one/a" endpoint="GET /two/a"
def a(): ...


app.include_router(router, prefix=conf.server.prefix + conf["server"]["version"])
app.include_router(router, prefix=made.root)
app.include_router(router, prefix=f"{both.server.prefix}{both.server.version}")
app.include_router(router, prefix=both.server.extra)
app.include_router(router, prefix=conf.server.deep)
app.include_router(router, prefix=OmegaConf.to_container(conf, resolve=True)["of_env"])
app.include_router(router, prefix=text.get("root"))
for item in text["items"]:
    app.include_router(router, prefix=item)
