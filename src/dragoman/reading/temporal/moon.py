"""New moons, for the feasts of calendars that follow the real moon: Lunar New Year, Diwali.

Jean Meeus's series for the mean new moon with its main periodic terms: good to a few minutes in the years that news
speaks of, which fixes the civil day but for new moons within minutes of midnight.
"""

import math
from datetime import date, timedelta

_EPOCH = date(2000, 1, 1)
_EPOCH_JULIAN_DAY = 2451544.5
_CLOCK_LAG = 70 / 86400  # uniform time runs about so far ahead of the clock
# Coefficient, power of the eccentricity, multiples of the anomalies of sun and moon and of the argument of latitude.
_TERMS = (
    (-0.40720, 0, 0, 1, 0), (0.17241, 1, 1, 0, 0), (0.01608, 0, 0, 2, 0), (0.01039, 0, 0, 0, 2),
    (0.00739, 1, -1, 1, 0), (-0.00514, 1, 1, 1, 0), (0.00208, 2, 2, 0, 0), (-0.00111, 0, 0, 1, -2),
    (-0.00057, 0, 0, 1, 2), (0.00056, 1, 1, 2, 0), (-0.00042, 0, 0, 3, 0), (0.00042, 1, 1, 0, 2),
    (0.00038, 1, 1, 0, -2), (-0.00024, 1, -1, 2, 0),
)  # fmt: skip


def _new_moon(number: int) -> float:
    """The Julian day of a new moon, counted from the first of the year 2000, by the clock of Greenwich."""
    t = number / 1236.85
    eccentricity = 1 - 0.002516 * t - 0.0000074 * t * t
    sun = math.radians(2.5534 + 29.10535670 * number)
    moon = math.radians(201.5643 + 385.81693528 * number + 0.0107582 * t * t)
    latitude = math.radians(160.7108 + 390.67050284 * number - 0.0016118 * t * t)
    mean = 2451550.09766 + 29.530588861 * number + 0.00015437 * t * t
    waves = (c * eccentricity**e * math.sin(s * sun + m * moon + f * latitude) for c, e, s, m, f in _TERMS)
    return mean + sum(waves) - _CLOCK_LAG


def _civil(julian_day: float, hours_east: float) -> date:
    return _EPOCH + timedelta(days=math.floor(julian_day + hours_east / 24 - _EPOCH_JULIAN_DAY))


def new_moon_days(year: int, hours_east: float) -> list[date]:
    """The days of the new moons from the November before a year to the end of that year, by the clock of a place."""
    first = round((year - 2000) * 12.3685) - 3
    return [_civil(_new_moon(number), hours_east) for number in range(first, first + 17)]


def winter_solstice(year: int, hours_east: float) -> date:
    """The day of a year's winter solstice by the clock of a place."""
    t = (year - 2000) / 1000
    return _civil(2451900.05952 + 365242.74049 * t - 0.06223 * t * t - _CLOCK_LAG, hours_east)


def lunar_new_year(year: int, hours_east: float) -> date:
    """The first day of the East Asian lunar year: two moons after the one that holds the solstice.

    Where that falls before 21 January, a leap month stands between, and it is the next moon.
    """
    days = new_moon_days(year, hours_east)
    solstice = winter_solstice(year - 1, hours_east)
    eleventh = max(index for index, day in enumerate(days) if day <= solstice)
    found = days[eleventh + 2]
    return found if found >= date(year, 1, 21) else days[eleventh + 3]
