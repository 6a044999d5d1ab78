from setuptools import setup

setup(
    name="shop-audit",
    version="1.0.0",
    install_requires=["fastapi"],
    entry_points={"shop.legacy": ["audit = shop_audit"]},
)
