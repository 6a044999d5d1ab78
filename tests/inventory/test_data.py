"""Models, schemas, migrations, stores and API documentation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from analyzer.inventory.data_models import find_data_models
from analyzer.inventory.take import Inputs

Service = Callable[..., Inputs]


def models(inputs: Inputs) -> list[tuple[str, str, str, int]]:
    return [(model.name, model.kind, model.library.split(":")[-1], model.fields) for model in find_data_models(inputs)]


CASES = {
    "mongoose counts models, not schemas": (
        {
            "a.js": "const mongoose = require('mongoose');\n"
            "const sub = new mongoose.Schema({ a: 1 });\n"
            "const s = new mongoose.Schema({ name: String, sub });\n"
            "module.exports = mongoose.model('User', s);"
        },
        [("User", "orm", "mongoose", 2)],
    ),
    "reading a mongoose model is none": ({"a.js": "const mongoose = require('mongoose');\nmongoose.model('User');"}, []),
    "prisma": (
        {
            "prisma/schema.prisma": "model User {\n"
            "  id Int @id\n"
            "  // a note\n"
            '  name String @default("{}")\n'
            '  @@map("u")\n'
            "}\n"
            "model Post {\n"
            "  id Int\n"
            "}\n",
            "a.js": "x();",
        },
        [("User", "orm", "prisma", 2), ("Post", "orm", "prisma", 1)],
    ),
    "typeorm": (
        {
            "a.ts": "import { Entity, Column } from 'typeorm';\n"
            "@Entity()\n"
            "export class User { @Column() name: string; @Column() age: number; }"
        },
        [("User", "orm", "typeorm", 2)],
    ),
    "sequelize class": (
        {"a.js": "const { Model } = require('sequelize');\nclass User extends Model {}\nUser.init({});"},
        [("User", "orm", "sequelize", 0)],
    ),
    "sequelize define": (
        {"a.js": "module.exports = (sequelize, types) => sequelize.define('User', { a: types.X });"},
        [("User", "orm", "sequelize", 1)],
    ),
    "drizzle": (
        {"a.ts": "import { pgTable, serial } from 'drizzle-orm/pg-core';\nexport const users = pgTable('users', { id: serial() });"},
        [("users", "orm", "drizzle-orm", 1)],
    ),
    "zod, nested": (
        {"a.ts": "import { z } from 'zod';\nexport const Body = z.object({ a: z.string(), b: z.object({ c: z.string() }) });"},
        [("Body", "schema", "zod", 2)],
    ),
    "zod, refined": (
        {"a.ts": "import { z } from 'zod';\nconst Body = z.object({ a: z.string() }).strict();"},
        [("Body", "schema", "zod", 1)],
    ),
    "joi": ({"a.js": "const Joi = require('joi');\nconst body = Joi.object({ a: Joi.string() });"}, [("body", "schema", "joi", 1)]),
    "typebox": (
        {"a.ts": "import { Type } from '@sinclair/typebox';\nexport const T = Type.Object({ a: Type.String() });"},
        [("T", "schema", "@sinclair/typebox", 1)],
    ),
    "class-validator": (
        {"a.ts": "import { IsString } from 'class-validator';\nexport class Dto { @IsString() a: string; }"},
        [("Dto", "schema", "class-validator", 1)],
    ),
    "json schema": (
        {"a.js": "app.addSchema({ $id: 'user', type: 'object', properties: { a: {}, b: {} } });"},
        [("user", "schema", "json-schema", 2)],
    ),
    "sqlalchemy": (
        {
            "a.py": "from sqlalchemy import Column\n"
            "from sqlalchemy.orm import DeclarativeBase\n"
            "class Base(DeclarativeBase): ...\n"
            "class Mixin:\n"
            "    a = Column()\n"
            "class Abstract(Base):\n"
            "    __abstract__ = True\n"
            "class User(Abstract, Mixin):\n"
            "    __tablename__ = 'u'\n"
            "    id = Column()\n"
            "class Named(Base):\n"
            "    id = Column()"
        },
        [("User", "orm", "sqlalchemy", 1), ("Named", "orm", "sqlalchemy", 1)],
    ),
    "sqlalchemy, declarative_base elsewhere": (
        {
            "db.py": "from sqlalchemy.ext.declarative import declarative_base\nBase = declarative_base()",
            "m.py": "from db import Base\nclass User(Base):\n    __tablename__ = 'u'",
        },
        [("User", "orm", "sqlalchemy", 0)],
    ),
    "sqlalchemy, a base that type checkers take for anything": (
        {
            "db.py": "from typing import TYPE_CHECKING, Any\n"
            "from sqlalchemy.orm import registry\n"
            "reg = registry()\n"
            "if TYPE_CHECKING:\n"
            "    Base = Any\n"
            "else:\n"
            "    Base = reg.generate_base()\n",
            "m.py": "from db import Base\nclass User(Base):\n    __tablename__ = 'u'",
        },
        [("User", "orm", "sqlalchemy", 0)],
    ),
    "sqlmodel": (
        {"a.py": "from sqlmodel import SQLModel\nclass UserBase(SQLModel):\n    a: str\nclass User(UserBase, table=True):\n    id: int"},
        [("User", "orm", "sqlmodel", 1), ("UserBase", "schema", "sqlmodel", 1)],
    ),
    "pydantic": (
        {
            "a.py": "from pydantic import BaseModel\n"
            "from pydantic_settings import BaseSettings\n"
            "class A(BaseModel):\n"
            "    x: int\n"
            "    y: str = ''\n"
            "    def z(self): ...\n"
            "class B(A):\n"
            "    w: int\n"
            "class S(BaseSettings):\n"
            "    k: str"
        },
        [("A", "schema", "pydantic", 2), ("B", "schema", "pydantic", 1)],
    ),
    "a BaseModel of one's own": (
        {"pydantic.py": "class BaseModel: ...", "a.py": "from pydantic import BaseModel\nclass A(BaseModel):\n    x: int"},
        [],
    ),
    "sqlalchemy, on another library's base": (
        {
            "a.py": "from advanced_alchemy.base import UUIDBase\n"
            "from sqlalchemy.orm import Mapped, mapped_column\n"
            "class User(UUIDBase):\n"
            "    __tablename__ = 'u'\n"
            "    name: Mapped[str] = mapped_column()\n"
            "class Other(UUIDBase):\n"
            "    x = 1"
        },
        [("User", "orm", "sqlalchemy", 1)],
    ),
    "Django": (
        {
            "a.py": "from django.db import models\n"
            "class Base(models.Model):\n"
            "    at = models.DateTimeField()\n"
            "    class Meta:\n"
            "        abstract = True\n"
            "class User(Base):\n"
            "    name = models.CharField()"
        },
        [("User", "orm", "django-orm", 1)],
    ),
    "mongoose, by a function of one's own": (
        {
            "m.js": "const mongoose = require('mongoose');\n"
            "exports.getOrCreate = (name, schema) => mongoose.models[name] || mongoose.model(name, schema);",
            "u.js": "const { getOrCreate } = require('./m');\n"
            "const { Schema } = require('mongoose');\n"
            "getOrCreate('User', new Schema({ a: String, b: String }));\n"
            "getOrCreate('Page', new Schema({ a: String }));",
        },
        [("User", "orm", "mongoose", 2), ("Page", "orm", "mongoose", 1)],
    ),
    "peewee": ({"a.py": "from peewee import CharField, Model\nclass User(Model):\n    a = CharField()"}, [("User", "orm", "peewee", 1)]),
    "mongoengine": (
        {"a.py": "from mongoengine import Document, StringField\nclass User(Document):\n    a = StringField()"},
        [("User", "orm", "mongoengine", 1)],
    ),
    "odmantic": ({"a.py": "from odmantic import Model\nclass User(Model):\n    a: str"}, [("User", "orm", "odmantic", 1)]),
    "ormar": ({"a.py": "import ormar\nclass User(ormar.Model):\n    id: int = ormar.Integer()"}, [("User", "orm", "ormar", 1)]),
    "piccolo": (
        {"a.py": "from piccolo.table import Table\nfrom piccolo.columns import Varchar\nclass User(Table):\n    a = Varchar()"},
        [("User", "orm", "piccolo", 1)],
    ),
    "pony": (
        {"a.py": "from pony.orm import Database, Required\ndb = Database()\nclass User(db.Entity):\n    a = Required(str)"},
        [("User", "orm", "pony", 1)],
    ),
    "marshmallow": (
        {"a.py": "from marshmallow import Schema, fields\nclass User(Schema):\n    a = fields.Str()"},
        [("User", "schema", "marshmallow", 1)],
    ),
    "msgspec": ({"a.py": "import msgspec\nclass User(msgspec.Struct):\n    a: str"}, [("User", "schema", "msgspec", 1)]),
    "objection": (
        {"a.js": "const { Model } = require('objection');\nclass User extends Model { static get tableName() { return 'u'; } }"},
        [("User", "orm", "objection", 0)],
    ),
    "MikroORM": (
        {
            "a.ts": "import { Entity, PrimaryKey, Property } from '@mikro-orm/core';\n"
            "@Entity()\n"
            "export class User { @PrimaryKey() id!: number; @Property() a!: string; }"
        },
        [("User", "orm", "@mikro-orm/core", 2)],
    ),
    "yup": ({"a.js": "const yup = require('yup');\nconst body = yup.object({ a: yup.string() });"}, [("body", "schema", "yup", 1)]),
    "valibot": (
        {"a.ts": "import * as v from 'valibot';\nexport const Body = v.object({ a: v.string() });"},
        [("Body", "schema", "valibot", 1)],
    ),
    "fluent-json-schema": (
        {"a.js": "const S = require('fluent-json-schema');\nconst body = S.object().prop('a', S.string());"},
        [("body", "schema", "fluent-json-schema", 0)],
    ),
    "superstruct": (
        {"a.ts": "import { object, string } from 'superstruct';\nexport const Body = object({ a: string() });"},
        [("Body", "schema", "superstruct", 1)],
    ),
    "arktype": (
        {"a.ts": "import { type } from 'arktype';\nexport const Body = type({ a: 'string' });"},
        [("Body", "schema", "arktype", 1)],
    ),
    "express-validator": (
        {"a.js": "const { checkSchema } = require('express-validator');\nconst body = checkSchema({ a: {} });"},
        [("body", "schema", "express-validator", 1)],
    ),
    "beanie": ({"a.py": "from beanie import Document\nclass User(Document):\n    a: str"}, [("User", "orm", "beanie", 1)]),
    "tortoise": ({"a.py": "from tortoise.models import Model\nclass User(Model):\n    a = 1"}, [("User", "orm", "tortoise-orm", 1)]),
    "alembic": (
        {
            "alembic/versions/1_a.py": "import sqlalchemy as sa\n"
            "from alembic import op\n"
            "revision = '1'\n"
            "down_revision = None\n"
            "def upgrade():\n"
            "    op.create_table('u')\n"
            "    t = sa.Table('u')",
            "a.py": "x = 1",
        },
        [("1_a", "migration", "alembic", 0)],
    ),
    "knex migrations": (
        {"migrations/1_a.js": "exports.up = (knex) => knex.schema.createTable('a');\nexports.down = (knex) => {};", "a.js": "x();"},
        [("1_a", "migration", "knex", 0)],
    ),
    "sequelize migrations": (
        {"migrations/1_a.js": "module.exports = { up: async (queryInterface) => {}, down: async (queryInterface) => {} };", "a.js": "x();"},
        [("1_a", "migration", "sequelize", 0)],
    ),
    "prisma migrations of two databases": (
        {"p/mysql/1_a/migration.sql": "x", "p/postgres/1_a/migration.sql": "x", "a.js": "x();"},
        [("1_a", "migration", "prisma", 0)],
    ),
    "SQLAlchemy, a class decorated as the base": (
        {
            "a.py": "from sqlalchemy import Column, Integer, String\n"
            "from sqlalchemy.orm import as_declarative, declared_attr\n"
            "@as_declarative()\n"
            "class Base:\n"
            "    @declared_attr\n"
            "    def __tablename__(self): return self.__name__.lower()\n"
            "class Site(Base):\n"
            "    id = Column(Integer, primary_key=True)\n"
            "    name = Column(String)\n"
            "class Helper(Base):\n"
            "    __abstract__ = True\n"
            "    at = Column(String)\n"
        },
        [("Site", "orm", "sqlalchemy", 2)],
    ),
    "SQLAlchemy, a base that names the tables of its classes": (
        {
            "a.py": "from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column\n"
            "class Base(DeclarativeBase):\n"
            "    id: Mapped[int] = mapped_column(primary_key=True)\n"
            "    @declared_attr.directive\n"
            "    def __tablename__(cls): return cls.__name__.lower()\n"
            "class Site(Base):\n"
            "    name: Mapped[str] = mapped_column()\n"
        },
        [("Site", "orm", "sqlalchemy", 1)],
    ),
    "Django, a user": (
        {"m.py": "from django.contrib.auth.models import AbstractUser\nclass Member(AbstractUser):\n    plan = None\n"},
        [("Member", "orm", "django-orm", 1)],
    ),
    "peewee, through its playhouse": (
        {"m.py": "from playhouse.postgres_ext import *\nclass Order(Model):\n    at = DateTimeField()\n"},
        [("Order", "orm", "peewee", 1)],
    ),
    "a script beside the service": (
        {"scripts/seed.py": "from sqlalchemy import MetaData, Table\nuser = Table('user', MetaData())", "main.py": "x()"},
        [],
    ),
    "a front end's schema": ({"a.tsx": "import { z } from 'zod';\nconst Form = z.object({});", "b.js": "x();"}, []),
}


@pytest.mark.parametrize(("files", "expected"), CASES.values(), ids=CASES)
def test_models(service: Service, files: dict[str, str], expected: Any) -> None:
    assert models(service(files)) == expected
