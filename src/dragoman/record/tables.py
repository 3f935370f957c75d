"""The tables of a record as the program uses them; `migrations` is what creates them.

Two full-text indexes, `report_words` and `entry_words`, and the triggers that keep history append-only are
made by the migrations too; they have no place in SQLAlchemy's metadata.
"""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, String, Table

from dragoman.record.columns import ExactText

metadata = MetaData()

report = Table(
    "report",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("id", ExactText, nullable=False),
    Column("text", ExactText, nullable=False),
    Column("title", ExactText),
    Column("outlet", ExactText),
    Column("agency", ExactText),
    Column("author", ExactText),
    Column("dateline", ExactText),
    Column("published", String),
    Column("url", ExactText),
    Column("body", String, nullable=False),
    Column("origin", ExactText),
)

# `retired` is the reading of the report that replaced the entry; null as long as the entry stands.
entry = Table(
    "entry",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", ExactText, nullable=False, unique=True),
    Column("report", String, ForeignKey("report.key"), nullable=False),
    Column("suffix", ExactText, nullable=False),
    Column("reading", Integer, nullable=False),
    Column("retired", Integer),
    Column("position", Integer, nullable=False),
    Column("type", String, nullable=False),
    Column("json", String, nullable=False),
    Column("quotes", String, nullable=False),
    Column("date_start", String),
    Column("date_end", String),
    Column("precision", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("place", ExactText),
    Column("country", ExactText),
    Column("tracks", String, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("reader", ExactText, nullable=False),
    Index("entry_report", "report"),
    Index("entry_type_date", "type", "date_start"),
)

actor = Table(
    "actor",
    metadata,
    Column("entry", Integer, ForeignKey("entry.n"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", ExactText),
    Column("side", ExactText),
    Column("kind", String, nullable=False),
    Column("role", String),
    Column("office", ExactText),
    Column("inferred", Boolean, nullable=False),
    Index("actor_side", "side"),
)

history = Table(
    "history",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("report", String, ForeignKey("report.key"), nullable=False),
    Column("reading", Integer, nullable=False),
    Column("event", String, nullable=False),
    Column("program", String, nullable=False),
    Column("stamp", String, nullable=False),
    Column("added", Integer, nullable=False),
    Column("retired", Integer, nullable=False),
    Index("history_report", "report"),
)

judgement = Table(
    "judgement",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("entry", ExactText, ForeignKey("entry.id"), nullable=False),
    Column("verdict", String, nullable=False),
    Column("reviewer", ExactText, nullable=False),
    Column("at", String, nullable=False),
    Column("reason", ExactText, nullable=False),
    Column("correction", ExactText),
    Index("judgement_entry", "entry"),
)

# The texts of the process files that reports were read with.
process = Table(
    "process",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("text", ExactText, nullable=False, unique=True),
)

# What follows is made by matching from what is above, and can be made anew at any time; but for `decision`.

matched = Table(
    "matched",
    metadata,
    Column("report", String, ForeignKey("report.key"), primary_key=True),
    Column("history", Integer, nullable=False),
    Column("version", String, nullable=False),
)

# `twin` is the entry of the same signature that stands for this one; null if it stands for itself.
telling = Table(
    "telling",
    metadata,
    Column("entry", Integer, primary_key=True),
    Column("who", String, nullable=False),
    Column("signature", String, nullable=False),
    Column("twin", Integer),
    Index("telling_signature", "signature"),
    Index("telling_twin", "twin"),
)

match_key = Table(
    "match_key",
    metadata,
    Column("key", String, primary_key=True),
    Column("entry", Integer, primary_key=True),
    Index("match_key_entry", "entry"),
)

# `first` has the smaller row number.
link = Table(
    "link",
    metadata,
    Column("first", Integer, primary_key=True),
    Column("second", Integer, primary_key=True),
    Column("weight", Float, nullable=False),
    Index("link_second", "second"),
)

# `head` is the first entry, in the order of telling, of those that tell one event.
event = Table(
    "event",
    metadata,
    Column("entry", Integer, primary_key=True),
    Column("head", Integer, nullable=False),
    Index("event_head", "head"),
)

fingerprint = Table(
    "fingerprint",
    metadata,
    Column("mark", Integer, primary_key=True),
    Column("report", Integer, primary_key=True),
    Index("fingerprint_report", "report"),
)

# `spans` are those of the two reports: what is shared outside quotations.
overlap = Table(
    "overlap",
    metadata,
    Column("first", Integer, primary_key=True),
    Column("second", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("origin", Integer, nullable=False),
    Column("share", Float, nullable=False),
    Column("spans", String, nullable=False),
    Index("overlap_second", "second"),
)

decision = Table(
    "decision",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("first", ExactText, ForeignKey("entry.id"), nullable=False),
    Column("second", ExactText, ForeignKey("entry.id"), nullable=False),
    Column("verdict", String, nullable=False),
    Column("reviewer", ExactText, nullable=False),
    Column("at", String, nullable=False),
    Column("reason", ExactText, nullable=False),
    Index("decision_pair", "first", "second"),
    Index("decision_second", "second"),
)
