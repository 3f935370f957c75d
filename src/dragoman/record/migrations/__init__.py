"""The steps that bring a record's schema up to date, run when a record is opened for writing."""

from importlib.util import find_spec

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext, RevisionStep
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def _scripts() -> tuple[Config, ScriptDirectory]:
    spec = find_spec(__name__)
    assert spec is not None
    assert spec.submodule_search_locations
    config = Config()
    # Alembic reads the location through a format string: a % in the path must be doubled.
    config.set_main_option("script_location", spec.submodule_search_locations[0].replace("%", "%%"))
    return config, ScriptDirectory.from_config(config)


def revisions() -> tuple[str, ...]:
    """All revisions there are scripts for, oldest first."""
    return tuple(script.revision for script in reversed(list(_scripts()[1].walk_revisions())))


def upgrade(connection: Connection) -> None:
    """Bring the schema to the newest revision inside the caller's transaction.

    The revision is read inside that transaction, so that two programs that open the same new file at once do
    not both create its tables.
    """
    config, scripts = _scripts()

    def steps(current: str | tuple[str, ...], _context: MigrationContext) -> list[RevisionStep]:
        # Alembic gives the heads as a tuple but its own method accepts any form.
        return scripts._upgrade_revs("head", current)  # type: ignore[arg-type] # noqa: SLF001 - the documented recipe

    with EnvironmentContext(config, scripts, fn=steps) as environment:
        environment.configure(connection=connection, transactional_ddl=True)
        environment.run_migrations()
