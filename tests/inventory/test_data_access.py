"""Queries are counted, one for each chain of calls, whether a driver, a mapper or a model of the service is asked."""

from __future__ import annotations

import pytest

from analyzer.inventory.take import take
from tests.inventory.conftest import Service

PACKAGE = (
    '{"dependencies": {"express": "4", "@prisma/client": "5", "typeorm": "0.3", "sequelize": "6", "knex": "3", "mongoose": "8", "pg": "8", '
    '"ioredis": "5", "drizzle-orm": "0.30"}}'
)
PRISMA = """\
datasource db {
  provider = "postgresql"
}
model User {
  id Int @id
}
"""
REQUIREMENTS = "fastapi\nsqlalchemy\npsycopg2\nsqlmodel\ntortoise-orm\nmotor\nredis\nasyncpg\n"
NODE = {
    "prisma": (
        PRISMA,
        """\
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function f() {
  await prisma.$connect();
  const all = await prisma.user.findMany(); all.map((x) => x.id);
  await prisma.$executeRawUnsafe('x');
  await prisma.$transaction([prisma.user.create({}), prisma.user.count()]); }
""",
        ("postgresql", 4),
    ),
    "prisma on the server": (
        PRISMA,
        """\
export const f = async (request) => {
  await request.server.prisma.user.findFirst({});
  await request.server.mailer.user.find(); };
""",
        ("postgresql", 1),
    ),
    "typeorm": (
        "",
        """\
import { DataSource, Entity } from 'typeorm';
@Entity() export class User { id; }
export const source = new DataSource({ type: 'postgres' });
export async function f() {
  const users = source.getRepository(User);
  const found = await users.createQueryBuilder('u').where('x').getMany(); found.filter(Boolean).find((x) => x);
  await users.save({}); }
""",
        ("postgresql", 2),
    ),
    "sequelize": (
        "",
        """\
const { Sequelize, Model, DataTypes } = require('sequelize');
const sequelize = new Sequelize('x', { dialect: 'postgres' });
class User extends Model {}
User.init({ id: DataTypes.INTEGER }, { sequelize });
async function f(db) {
  const one = await User.findOne({}); one.get('id');
  await db.User.destroy({});
  await sequelize.query('x'); }
""",
        ("postgresql", 3),
    ),
    "knex": (
        "",
        """\
const knex = require('knex')({ client: 'pg' });
async function f(trx) {
  await knex('users').where({ id: 1 }).first();
  await trx('users').insert({});
  await knex.raw('select 1'); return trx.commit(); }
""",
        ("postgresql", 3),
    ),
    "mongoose": (
        "",
        """\
const mongoose = require('mongoose');
const schema = new mongoose.Schema({ a: String });
schema.pre('save', function () {});
const User = mongoose.model('User', schema);
async function f() {
  await User.find({}).sort({ a: 1 }).lean().exec();
  const u = new User({});
  await u.save(); }
""",
        ("mongodb", 2),
    ),
    "documents and models that are handed in": (
        "",
        """\
const mongoose = require('mongoose');
const User = mongoose.model('User', new mongoose.Schema({ tags: [String] }));
async function f(userModel, otherModel, db) {
  const user = await User.findById(1);
  user.tags.push('a');
  await user.save();
  await userModel.create({});
  await otherModel.create({});
  await db.collection('users').insertOne({}); }
""",
        ("mongodb", 4),
    ),
    "drivers": (
        "",
        """\
const { Pool } = require('pg');
const pool = new Pool();
async function f() {
  const c = await pool.connect();
  const { rows } = await c.query('select 1'); rows.map((r) => r.id); c.release();
  await pool.query('x').then((r) => r.rows); }
""",
        ("postgresql", 2),
    ),
    "redis": (
        "",
        """\
const Redis = require('ioredis');
const r = new Redis();
r.on('error', () => {});
async function f() {
  const keys = await r.keys('*'); keys.map((k) => k);
  await r.set('a', 1); }
""",
        ("redis", 2),
    ),
    "drizzle": (
        "",
        """\
import { drizzle } from 'drizzle-orm/node-postgres';
import { pgTable, integer } from 'drizzle-orm/pg-core';
import { Pool } from 'pg';
export const users = pgTable('users', { id: integer('id').notNull() });
const db = drizzle(new Pool());
export async function f() {
  await db.select().from(users).where(1);
  await db.insert(users).values({}).returning(); }
""",
        ("postgresql", 2),
    ),
}
MODELS = """\
from sqlalchemy import create_engine, select, func
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
class Base(DeclarativeBase): ...
class User(Base):
    __tablename__ = 'users'
    id: Mapped[int] = mapped_column(primary_key=True)
engine = create_engine('postgresql://x')
"""
PYTHON = {
    "sqlalchemy": (
        MODELS
        + """\
def f(db: Session):
    user = db.query(User).filter(User.id == 1).first()
    db.add(User())
    db.commit()
    db.refresh(user)
    return [x for x in db.execute(select(func.count(User.id))).scalars().all()]
""",
        ("postgresql", 3),
    ),
    "a session without a type": (
        MODELS
        + """\
def f(db, other):
    other.query(User)
    return db.query(User).all()
""",
        ("postgresql", 1),
    ),
    "a statement made before": (
        MODELS
        + """\
def f(session):
    statement = select(User).where(User.id == 1)
    return session.execute(statement).all()
""",
        ("postgresql", 1),
    ),
    "sqlmodel": (
        """\
from sqlmodel import Field, Session, SQLModel, create_engine, select
engine = create_engine('postgresql://x')
class Hero(SQLModel, table=True):
    id: int = Field(primary_key=True)
def f(session: Session):
    session.get(Hero, 1)
    return session.exec(select(Hero)).all()
""",
        ("postgresql", 2),
    ),
    "motor": (
        """\
from motor.motor_asyncio import AsyncIOMotorClient
client = AsyncIOMotorClient('mongodb://x')
db = client.main
async def f():
    await db.users.find_one({})
    return await db.users.find({}).sort('a').to_list(10)
""",
        ("mongodb", 2),
    ),
    "a cursor": (
        """\
import psycopg2
connection = psycopg2.connect('x')
def f():
    cursor = connection.cursor()
    cursor.execute('select 1')
    row = cursor.fetchone()
    connection.commit()
    return row
""",
        ("postgresql", 1),
    ),
}


@pytest.mark.parametrize("name", NODE)
def test_queries_of_node(service: Service, name: str) -> None:
    schema, code, expected = NODE[name]
    files = {"package.json": PACKAGE, "app.ts" if "import {" in code else "app.js": code}
    found = take(service(files | ({"schema.prisma": schema} if schema else {}))).data_stores
    assert [(store.kind, store.call_sites) for store in found if store.call_sites] == [expected]


@pytest.mark.parametrize("name", PYTHON)
def test_queries_of_python(service: Service, name: str) -> None:
    code, expected = PYTHON[name]
    found = take(service({"requirements.txt": REQUIREMENTS, "main.py": code})).data_stores
    assert [(store.kind, store.call_sites) for store in found if store.call_sites] == [expected]


def test_migrations_ask_nothing_of_their_own(service: Service) -> None:
    code = "const knex = require('knex')({ client: 'pg' });\nexports.up = async () => { await knex('users').insert({}); };\n"
    (store,) = take(service({"package.json": PACKAGE, "migrations/1.js": code, "app.js": "require('pg');\n"})).data_stores
    assert (store.kind, store.call_sites) == ("postgresql", 0)
