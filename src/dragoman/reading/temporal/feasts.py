"""The days of feasts in a year: fixed ones, those that follow Easter, the Hebrew, the Hijri or a lunar calendar."""

from collections.abc import Callable
from datetime import date

from hijridate import Hijri

from dragoman.model import Period, Precision
from dragoman.reading.temporal import calendar as cal
from dragoman.reading.temporal.moon import lunar_new_year, new_moon_days

Feast = Callable[[int], list[Period]]

_HEBREW_EPOCH = -1373427  # the ordinal of the first day of its first year


def easter(year: int) -> date:
    """Easter Sunday of the western churches."""
    golden, century = year % 19, year // 100
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    moon -= (moon // 28) * (1 - (moon // 28) * (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, reckoned by the Julian calendar, as a Gregorian day."""
    full = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - full + 34) % 7
    month, day = divmod(full + weekday + 114, 31)
    lag = year // 100 - year // 400 - 2
    return date.fromordinal(date(year, month, day + 1).toordinal() + lag)


def _hebrew_elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + ((3 * (days + 1)) % 7 < 3)


def _hebrew_new_year(year: int) -> int:
    """The ordinal of the first day of a Hebrew year."""
    before, here, after = (_hebrew_elapsed(one) for one in (year - 1, year, year + 1))
    delay = 2 if after - here == 356 else int(here - before == 382)
    return _HEBREW_EPOCH + here + delay


def _rosh_hashanah(year: int) -> date:
    return date.fromordinal(_hebrew_new_year(year + 3761))


def _passover(year: int) -> date:
    return date.fromordinal(_hebrew_new_year(year + 3761) - 163)


def _hanukkah(year: int) -> date:
    start = _hebrew_new_year(year + 3761)
    long_autumn = (_hebrew_new_year(year + 3762) - start) % 10 == 5  # 355 or 385 days
    return date.fromordinal(start + 83 + long_autumn)


def _days(first: date | None, last: date | None, precision: Precision = Precision.RANGE) -> list[Period]:
    period = cal.span_of(first, last, precision)
    return [period] if period.known else []


def fixed(month: int, day: int, month2: int = 0, day2: int = 0) -> Feast:
    """A feast on the same day each year, or one that is kept on one of several days."""
    return lambda year: _days(
        cal.make_day(year, month, day), cal.make_day(year, month2 or month, day2 or day), Precision.VAGUE
    )


def after(reckon: Callable[[int], date], first: int, last: int | None = None) -> Feast:
    """A feast so many days after a movable one."""

    def found(year: int) -> list[Period]:
        start = reckon(year)
        return _days(cal.shift(start, first), cal.shift(start, first if last is None else last))

    return found


def nth_weekday(month: int, weekday: int, nth: int) -> Feast:
    """The nth weekday of a month, such as Thanksgiving."""

    def found(year: int) -> list[Period]:
        first = cal.make_day(year, month, 1)
        day = first and cal.shift(first, (weekday - first.weekday()) % 7 + 7 * (nth - 1))
        return _days(day, day)

    return found


def hijri(month: int, day: int, *, whole: bool = False) -> Feast:
    """A feast of the Hijri calendar by the reckoning of Umm al-Qura; two may fall in one year.

    The sighting of the moon moves it by a day from country to country, so that it is known within a day. Outside the
    years that are reckoned (1924 to 2077) there is none.
    """

    def found(year: int) -> list[Period]:
        periods: list[Period] = []
        for number in range((year - 622) * 33 // 32 - 1, (year - 622) * 33 // 32 + 3):
            try:
                start = date.fromordinal(Hijri(number, month, day).to_gregorian().toordinal())
                length = Hijri(number, month, day).month_length() if whole else 1
            except (OverflowError, ValueError):
                continue
            ends = (0, length - 1) if whole else (-1, 1)
            if start.year == year:
                periods += _days(cal.shift(start, ends[0]), cal.shift(start, ends[1]), Precision.VAGUE)
        return periods

    return found


def lunar(hours_east: float) -> Feast:
    """Lunar New Year by the clock of a place."""

    def found(year: int) -> list[Period]:
        day = lunar_new_year(year, hours_east) if 1900 <= year <= 2100 else None
        return _days(day, day)

    return found


def diwali(year: int) -> list[Period]:
    """Diwali: the new moon from 18 October to 15 November by India's clock, within a day."""
    if not 1900 <= year <= 2100:
        return []
    low, high = date(year, 10, 18), date(year, 11, 15)
    days = [day for day in new_moon_days(year, 5.5) if low <= day <= high]
    return _days(cal.shift(days[0], -1), cal.shift(days[0], 1), Precision.VAGUE) if days else []


FEASTS: dict[str, Feast] = {
    "christmas eve": fixed(12, 24),
    "christmas|christmas day": fixed(12, 25),
    "boxing day": fixed(12, 26),
    "new year's eve": fixed(12, 31),
    "new year's day|new year's|new year": fixed(1, 1),
    "epiphany": fixed(1, 6),
    "orthodox christmas|coptic christmas|orthodox christmas day": fixed(1, 7),
    "old new year|orthodox new year": fixed(1, 14),
    "orthodox epiphany": fixed(1, 19),
    "valentine's day": fixed(2, 14),
    "international women's day|women's day": fixed(3, 8),
    "st patrick's day|st. patrick's day": fixed(3, 17),
    "nowruz|norouz|navruz|novruz|newroz|persian new year|kurdish new year": fixed(3, 20, 3, 21),
    "anzac day": fixed(4, 25),
    "may day|labour day|international workers' day": fixed(5, 1),
    "victory day|europe day": fixed(5, 9),
    "ve day|v-e day": fixed(5, 8),
    "fourth of july|july fourth": fixed(7, 4),
    "bastille day": fixed(7, 14),
    "halloween": fixed(10, 31),
    "all saints' day": fixed(11, 1),
    "armistice day|veterans day": fixed(11, 11),
    "thanksgiving|thanksgiving day": nth_weekday(11, 3, 4),
    "labor day|us labor day": nth_weekday(9, 0, 1),
    "memorial day": lambda year: after(lambda y: date(y, 5, 31), -date(year, 5, 31).weekday())(year),
    "martin luther king day": nth_weekday(1, 0, 3),
    "ash wednesday": after(easter, -46),
    "palm sunday": after(easter, -7),
    "holy week": after(easter, -7, -1),
    "maundy thursday|holy thursday": after(easter, -3),
    "good friday": after(easter, -2),
    "holy saturday": after(easter, -1),
    "easter weekend": after(easter, -2, 1),
    "easter|easter sunday|easter day": after(easter, 0),
    "easter monday": after(easter, 1),
    "ascension|ascension day": after(easter, 39),
    "pentecost|whit sunday|whitsun": after(easter, 49),
    "whit monday|pentecost monday": after(easter, 50),
    "orthodox good friday": after(orthodox_easter, -2),
    "orthodox easter|orthodox easter sunday": after(orthodox_easter, 0),
    "orthodox easter monday": after(orthodox_easter, 1),
    "purim": after(_passover, -30),
    "passover|pesach": after(_passover, 0, 6),
    "shavuot": after(_passover, 50),
    "rosh hashanah|jewish new year": after(_rosh_hashanah, 0, 1),
    "yom kippur": after(_rosh_hashanah, 9),
    "sukkot|sukkoth": after(_rosh_hashanah, 14, 20),
    "hanukkah|chanukah|hanukka": after(_hanukkah, 0, 7),
    "islamic new year|muslim new year|hijri new year": hijri(1, 1),
    "ashura|ashoura": hijri(1, 10),
    "arbaeen|arba'een|arbain": hijri(2, 20),
    "mawlid|mawlid al-nabi|the prophet's birthday": hijri(3, 12),
    "ramadan|ramazan|the holy month of ramadan|the muslim holy month of ramadan": hijri(9, 1, whole=True),
    "eid al-fitr|eid ul-fitr|eid-al-fitr|eid el-fitr": hijri(10, 1),
    "eid al-adha|eid ul-adha|eid-al-adha|eid al-azha|feast of the sacrifice": hijri(12, 10),
    "chinese new year|lunar new year": lunar(8),
    "tet|tet holiday": lunar(7),
    "seollal": lunar(9),
    "diwali|deepavali": diwali,
}
