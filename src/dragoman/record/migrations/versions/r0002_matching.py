"""Matching: whom actors are, which entries tell one thing, which reports share text, what people decided about it.

All but `decision` follows from the reports and can be made anew at any time.

Revision ID: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _number(name: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), primary_key=key, nullable=False)


def _create_tellings() -> None:
    op.create_table(
        "matched",
        sa.Column("report", sa.String(), sa.ForeignKey("report.key"), primary_key=True),
        _number("history"),
        sa.Column("version", sa.String(), nullable=False),
    )
    op.create_table(
        "telling",
        _number("entry", key=True),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("signature", sa.String(), nullable=False),
        sa.Column("twin", sa.Integer()),
    )
    op.create_index("telling_signature", "telling", ["signature"])
    op.create_index("telling_twin", "telling", ["twin"])
    op.create_table(
        "match_key",
        sa.Column("key", sa.String(), primary_key=True),
        _number("entry", key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("match_key_entry", "match_key", ["entry"])


def _create_links() -> None:
    op.create_table(
        "link",
        _number("first", key=True),
        _number("second", key=True),
        sa.Column("weight", sa.Float(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("link_second", "link", ["second"])
    op.create_table("event", _number("entry", key=True), _number("head"))
    op.create_index("event_head", "event", ["head"])


def _create_copies() -> None:
    op.create_table(
        "fingerprint", _number("mark", key=True), _number("report", key=True), sqlite_with_rowid=False
    )
    op.create_index("fingerprint_report", "fingerprint", ["report"])
    op.create_table(
        "overlap",
        _number("first", key=True),
        _number("second", key=True),
        sa.Column("kind", sa.String(), nullable=False),
        _number("origin"),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("spans", sa.String(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("overlap_second", "overlap", ["second"])


def _create_processes() -> None:
    op.create_table(
        "process",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("text", sa.Text(), nullable=False, unique=True),
    )


def _create_decisions() -> None:
    op.create_table(
        "decision",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("first", sa.Text(), sa.ForeignKey("entry.id"), nullable=False),
        sa.Column("second", sa.Text(), sa.ForeignKey("entry.id"), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
    )
    op.create_index("decision_pair", "decision", ["first", "second"])
    op.create_index("decision_second", "decision", ["second"])
    for change, name in (("UPDATE", "decision_keeps"), ("DELETE", "decision_stays")):
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {change} ON decision "
            "BEGIN SELECT RAISE(ABORT, 'decision is append-only'); END"
        )


def upgrade() -> None:
    """Create what matching needs; reports that are there already are matched when the record is next written."""
    _create_tellings()
    _create_links()
    _create_copies()
    _create_processes()
    _create_decisions()


def downgrade() -> None:
    """Records are not taken back.

    Raises:
        NotImplementedError: always.
    """
    raise NotImplementedError
