"""The first schema: reports, entries, actors, history, judgements and the search indexes.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _text(*names: str, required: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=not required) for name in names]


def _strings(*names: str, required: bool = True) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=not required) for name in names]


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _create_reports() -> None:
    op.create_table(
        "report",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("key", sa.String(), nullable=False, unique=True),
        *_text("id", "text", required=True),
        *_text("title", "outlet", "agency", "author", "dateline"),
        *_strings("published", required=False),
        *_text("url"),
        *_strings("body"),
        *_text("origin"),
    )


def _create_entries() -> None:
    op.create_table(
        "entry",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("report", sa.String(), sa.ForeignKey("report.key"), nullable=False),
        *_text("suffix", required=True),
        *_numbers("reading"),
        sa.Column("retired", sa.Integer()),
        *_numbers("position"),
        *_strings("type", "json", "quotes"),
        *_strings("date_start", "date_end", required=False),
        *_strings("precision", "kind"),
        *_text("place", "country"),
        *_strings("tracks"),
        sa.Column("confidence", sa.Float(), nullable=False),
        *_text("reader", required=True),
    )
    op.create_index("entry_report", "entry", ["report"])
    op.create_index("entry_type_date", "entry", ["type", "date_start"])


def _create_actors() -> None:
    op.create_table(
        "actor",
        sa.Column("entry", sa.Integer(), sa.ForeignKey("entry.n"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        *_text("name", "side"),
        *_strings("kind"),
        *_strings("role", required=False),
        *_text("office"),
        sa.Column("inferred", sa.Boolean(), nullable=False),
    )
    op.create_index("actor_side", "actor", ["side"])


def _create_history() -> None:
    op.create_table(
        "history",
        sa.Column("n", sa.Integer(), primary_key=True),
        *_strings("at"),
        sa.Column("report", sa.String(), sa.ForeignKey("report.key"), nullable=False),
        *_numbers("reading"),
        *_strings("event", "program", "stamp"),
        *_numbers("added", "retired"),
    )
    op.create_index("history_report", "history", ["report"])


def _create_judgements() -> None:
    op.create_table(
        "judgement",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("entry", sa.Text(), sa.ForeignKey("entry.id"), nullable=False),
        *_strings("verdict"),
        *_text("reviewer", required=True),
        *_strings("at"),
        *_text("reason", required=True),
        *_text("correction"),
    )
    op.create_index("judgement_entry", "judgement", ["entry"])


def _create_search() -> None:
    tokens = "tokenize='porter unicode61 remove_diacritics 2'"
    op.execute(f"CREATE VIRTUAL TABLE report_words USING fts5(title, text, {tokens})")
    op.execute(f"CREATE VIRTUAL TABLE entry_words USING fts5(quotes, {tokens})")


def _refuse(change: str, table: str, *, name: str) -> None:
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {change} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def _protect() -> None:
    for table in ("history", "judgement"):
        _refuse("UPDATE", table, name=f"{table}_keeps")
        _refuse("DELETE", table, name=f"{table}_stays")
    # An entry may be retired, and nothing else may happen to it.
    _refuse("UPDATE OF n, id, report, suffix, reading, json, quotes", "entry", name="entry_keeps")
    for table in ("report", "entry"):
        _refuse("DELETE", table, name=f"{table}_stays")
    _refuse("UPDATE OF key, text", "report", name="report_keeps")


def upgrade() -> None:
    """Create everything."""
    _create_reports()
    _create_entries()
    _create_actors()
    _create_history()
    _create_judgements()
    _create_search()
    _protect()
    op.execute(f"PRAGMA application_id = {0x44524147}")


def downgrade() -> None:
    """There is nothing before the first schema.

    Raises:
        NotImplementedError: always.
    """
    raise NotImplementedError
