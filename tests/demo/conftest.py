from tests.demo.fixture import demo, demo_database, demo_home

__all__ = ["demo", "demo_database", "demo_home"]
