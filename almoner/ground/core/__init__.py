"""Small machinery without tables: money, time, lifecycles, references, refusals."""
