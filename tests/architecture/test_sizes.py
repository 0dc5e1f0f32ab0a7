"""Files, functions and templates stay small enough to read at once (branches: ruff's C901)."""

from tests.architecture.source import functions, name_of, python, templates

FILE, FUNCTION, PAGE, TEMPLATE, ARGUMENTS = 300, 40, 25, 150, 6
TEST_FILE = 480  # sentences and whole results take room; a long one is split when it is next touched
THEMSELVES = {"self", "cls", "act"}


def lines(path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def length(function) -> int:
    return function.end_lineno - function.lineno + 1


def arguments(function) -> list[str]:
    found = function.args
    names = [one.arg for one in (*found.posonlyargs, *found.args, *found.kwonlyargs)]
    return [name for name in names if name not in THEMSELVES]


def too_many(limit, path, count_of):
    return [
        f"{name_of(path)}:{one.lineno} {one.name} ({count_of(one)})"
        for one in functions(path)
        if count_of(one) > limit
    ]


def test_python_files_stop_at_300_lines():
    assert [f"{name_of(path)} ({lines(path)})" for path in python() if lines(path) > FILE] == []


def test_files_of_tests_stop_at_480_lines():
    every = python(under="tests")

    assert [f"{name_of(path)} ({lines(path)})" for path in every if lines(path) > TEST_FILE] == []


def test_functions_stop_at_40_lines():
    assert [line for path in python() for line in too_many(FUNCTION, path, length)] == []


def test_page_functions_stop_at_25_lines():
    def length_of_page(function):
        return length(function) if arguments(function)[:1] == ["request"] else 0

    assert [
        line for path in python(under="almoner/doors") for line in too_many(PAGE, path, length_of_page)
    ] == []


def test_functions_take_at_most_six_arguments():
    assert [
        line for path in python() for line in too_many(ARGUMENTS, path, lambda one: len(arguments(one)))
    ] == []


def test_templates_stop_at_150_lines():
    assert [f"{name_of(path)} ({lines(path)})" for path in templates() if lines(path) > TEMPLATE] == []
