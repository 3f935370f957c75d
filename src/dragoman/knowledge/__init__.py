"""What is known before reading: sides, people and their offices, places, outlets, lexicons and processes.

`load` gives the `Knowledge` of a process. Importing this package reads no file; the data lie in `data/`, each
file with its source and licence.
"""

from dragoman.knowledge.knowledge import Knowledge, load
from dragoman.knowledge.names import Gender
from dragoman.knowledge.offices import Tenure
from dragoman.knowledge.outlets import Outlet
from dragoman.knowledge.phrases import fold
from dragoman.knowledge.process import Process, ProcessPerson, ProcessPlace, ProcessSide
from dragoman.knowledge.sides import FormKind, SideForm
from dragoman.knowledge.towns import Region, Town

__all__ = [
    "FormKind",
    "Gender",
    "Knowledge",
    "Outlet",
    "Process",
    "ProcessPerson",
    "ProcessPlace",
    "ProcessSide",
    "Region",
    "SideForm",
    "Tenure",
    "Town",
    "fold",
    "load",
]
