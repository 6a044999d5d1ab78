"""Python functions, classes and decorators in the lowered language."""

from __future__ import annotations

from analyzer.syntax.lowering import lower
from analyzer.syntax.program import Argument, Call, Class, Declare, Define, Do, Field, Function, Index, Literal, Member, Name, Parameter
from analyzer.syntax.walking import walk


def definition(text: str) -> Function | Class:
    """Lower one definition."""
    (statement,) = lower("x.py", text.encode()).body
    assert isinstance(statement, Define)
    assert isinstance(statement.value, Function | Class)
    return statement.value


def function(text: str) -> Function:
    value = definition(text)
    assert isinstance(value, Function)
    return value


def class_(text: str) -> Class:
    value = definition(text)
    assert isinstance(value, Class)
    return value


def parameter(value: Parameter) -> tuple[object, ...]:
    for node in walk([value]):
        node.line = 0
    return value.target, value.kind, value.default, value.annotation


def test_parameters():
    found = [parameter(each) for each in function("def f(a, /, b: int, c=1, d: 'str' = x, *args: T, e, g=2, **kw): ...").parameters]
    assert found == [
        (Name("a"), "plain", None, None),
        (Name("b"), "plain", None, Name("int")),
        (Name("c"), "plain", Literal(1), None),
        (Name("d"), "plain", Name("x"), Literal("str")),
        (Name("args"), "rest", None, Name("T")),
        (Name("e"), "keyword_only", None, None),
        (Name("g"), "keyword_only", Literal(2), None),
        (Name("kw"), "keywords", None, None),
    ]


def test_a_star_makes_what_follows_keyword_only():
    assert [each.kind for each in function("def f(a, *, b): ...").parameters] == ["plain", "keyword_only"]


def test_annotated_calls_stay_expressions():
    (given,) = function("def f(a: Annotated[S, Depends(g)] = None) -> list[S]: ...").parameters
    assert isinstance(given.annotation, Index)
    assert [node.callee.id for node in walk([given.annotation]) if isinstance(node, Call)] == ["Depends"]


def test_what_a_function_knows_of_itself():
    value = function(
        """@app.get('/a')
@cached
async def f[T](a) -> 'T':
    'Doc.'
    if a and b:
        yield c
    def g():
        for x in y: pass
"""
    )
    assert (value.name, value.line, value.end, value.is_async, value.generator, value.doc) == ("f", 3, 8, True, True, "Doc.")
    assert value.branches == 3
    assert isinstance(value.returns, Literal)
    assert [type(each).__name__ for each in value.decorators] == ["Call", "Name"]
    assert [each.line for each in value.decorators] == [1, 2]
    inner = value.body[-1]
    assert isinstance(inner, Define)
    assert isinstance(inner.value, Function)
    assert (inner.value.kind, inner.value.generator, inner.value.branches) == ("function", False, 1)


def test_class_members():
    value = class_(
        '''class A(B, metaclass=M, *bases, **kw):
    """Doc."""
    a = 1
    b: int
    c: T = v
    d, e = 1, 2

    def f(self): pass

    @staticmethod
    def g(): pass

    @router.get("/")
    async def h(self): pass

    class Meta:
        x = 1

    if a:
        def i(self): pass
    register(f)
'''
    )
    assert (value.name, value.doc, value.end) == ("A", "Doc.", 21)
    assert [type(each).__name__ for each in value.bases] == ["Name", "Spread"]
    assert [(each.keyword, each.spread) for each in value.keywords] == [("metaclass", 0), (None, 2)]
    kinds = [type(each) for each in value.members]
    assert kinds[:8] == [Field, Field, Field, Declare, Function, Function, Function, Define]
    assert isinstance(value.members[-1], Do)
    fields = [each for each in value.members if isinstance(each, Field)]
    assert [(each.name.id, each.static, each.annotation is None) for each in fields if isinstance(each.name, Name)] == [
        ("a", True, True),
        ("b", True, False),
        ("c", True, False),
    ]
    assert [(each.name, each.kind) for each in walk(value.members) if isinstance(each, Function)] == [
        ("f", "method"),
        ("g", "static"),
        ("h", "method"),
        ("i", "method"),
    ]
    assert len(value.members[5].decorators) == 1  # type: ignore[union-attr]


def test_functions_inside_methods_are_functions():
    value = class_("class A:\n    def f(self):\n        def g(): pass\n    h = lambda self: 1\n")
    assert [(each.name, each.kind) for each in walk([value]) if isinstance(each, Function)] == [
        ("f", "method"),
        ("g", "function"),
        ("", "lambda"),
    ]


def test_python_2_tuple_parameters():
    found = [type(each.target).__name__ for each in function("def f(a, (b, c)): pass").parameters]
    assert found == ["Name", "ListPattern"]


def test_a_long_docstring_is_cut():
    assert function(f"def f():\n    '{'a' * 500}'\n    return 1\n").doc == "a" * 300


def test_an_f_string_is_no_docstring():
    value = function("def f():\n    f'{a}'\n")
    assert value.doc == ""
    assert len(value.body) == 1


def test_decorators_may_be_any_expression():
    (decorator,) = function("@a.b[0](c=1).d\ndef f(): pass").decorators
    assert isinstance(decorator, Member)
    (call,) = [node for node in walk([decorator]) if isinstance(node, Call)]
    assert isinstance(call.arguments[0], Argument)
    assert call.arguments[0].keyword == "c"
