"""English words with the classes that they may stand for."""

from __future__ import annotations

from typing import Any

WORDS: dict[str, dict[str, Any]] = {}


def _list(words: str) -> list[str]:
    return words.split()


def _add(cls: str, words: dict[str, Any]) -> None:
    for spelled, value in words.items():
        for word in spelled.split():
            WORDS.setdefault(word, {})[cls] = value


_add(
    "weekday",
    {
        "monday": 0,
        "tuesday tueday teusday": 1,
        "wednesday wednsday wensday wedensday wendesday wednessday": 2,
        "thursday thurday thrusday thursay": 3,
        "friday firday": 4,
        "saturday saterday": 5,
        "sunday": 6,
    },
)
_add("short_weekday", {"tue tues": 1, "thu thur thurs": 3, "fri": 4})
_add("late_weekday", {"mon": 0, "wed weds": 2})
_add("soft_weekday", {"sat": 5, "sun": 6})
_add(
    "weekdays",
    {
        "mondays": 0,
        "tuesdays": 1,
        "wednesdays": 2,
        "thursdays": 3,
        "fridays": 4,
        "saturdays": 5,
        "sundays": 6,
    },
)
_add(
    "month",
    {
        "january jan": 1,
        "february feb febuary": 2,
        "march mar": 3,
        "april apr": 4,
        "may": 5,
        "june jun": 6,
        "july jul": 7,
        "august aug": 8,
        "september sept sep": 9,
        "october oct": 10,
        "november nov": 11,
        "december dec": 12,
    },
)
_add(
    "unit",
    {
        "second seconds sec secs": "second",
        "minute minutes min mins minuts": "minute",
        "hour hours hr hrs h": "hour",
        "day days d": "day",
        "night nights": "night",
        "week weeks wk wks w": "week",
        "weekend weekends wkend": "weekend",
        "fortnight fortnights": "fortnight",
        "month months mo mos mth mths mons": "month",
        "quarter quarters qtr qtrs": "quarter",
        "year years yr yrs y": "year",
        "decade decades": "decade",
        "weekday weekdays workday workdays": "weekday",
    },
)
_add(
    "span_unit",
    {
        word: WORDS[word]["unit"]
        for word in _list("week wk weekend wkend month quarter qtr year yr")
    },
)
_add("unit_of", {f"{unit}'s": unit for unit in _list("day week fortnight month year hour")})
_add(
    "time_unit",
    {
        word: WORDS[word]["unit"]
        for word in _list("second seconds sec secs minute minutes min mins hour hours hr hrs h")
    }
    | {"m": "minute"},
)
_add(
    "adverb",
    {
        "hourly": "hour",
        "daily everyday": "day",
        "nightly": "night",
        "weekly": "week",
        "fortnightly biweekly": "fortnight",
        "monthly": "month",
        "quarterly": "quarter",
        "semiannually semiannual biannually biannual": "half-year",
        "yearly annually annual": "year",
    },
)
_add(
    "part",
    {
        "morning mornings morn midmorning forenoon": "morning",
        "afternoon afternoons aft midafternoon arvo": "afternoon",
        "evening evenings": "evening",
        "night nights nite": "night",
        "lunchtime": "lunch",
    },
)
_add(
    "parts",
    {"mornings": "morning", "afternoons": "afternoon", "evenings": "evening", "nights": "night"},
)
_add("every", {"every each ev": True})
_add("meridiem", {"am": "am", "pm": "pm"})

# Minutes from UTC, an IANA zone, or "" for letters that several zones have.
_add(
    "zone",
    {
        "utc gmt": 0,
        "est": -300,
        "edt": -240,
        "mst": -420,
        "mdt": -360,
        "pst": -480,
        "pdt": -420,
        "akst": -540,
        "akdt": -480,
        "hst": -600,
        "cdt": -300,
        "wet": 0,
        "west": 60,
        "cet": 60,
        "cest": 120,
        "eet": 120,
        "eest": 180,
        "msk": 180,
        "jst": 540,
        "kst": 540,
        "aest": 600,
        "aedt": 660,
        "nzst": 720,
        "nzdt": 780,
        "et": "America/New_York",
        "mt": "America/Denver",
        "pt": "America/Los_Angeles",
        "cst ct ist bst ast": "",
    },
)
_add(
    "zone_name",
    {
        "eastern": "America/New_York",
        "central": "America/Chicago",
        "mountain": "America/Denver",
        "pacific": "America/Los_Angeles",
    },
)

_DIGITS = _list("zero one two three four five six seven eight nine ten eleven twelve")
_TEENS = _list("thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
_TENS = _list("twenty thirty forty fifty sixty seventy eighty ninety")
for _n, _word in enumerate([*_DIGITS, *_TEENS]):
    WORDS.setdefault(_word, {}).update(n=_n)
    if 1 <= _n <= 12:
        WORDS[_word]["hour"] = _n
    if _n >= 10:
        WORDS[_word]["minute_word"] = _n
    if 1 <= _n <= 9:
        WORDS[_word]["digit"] = _n
for _n, _word in enumerate(_TENS, start=2):
    WORDS.setdefault(_word, {}).update(n=10 * _n, tens=10 * _n)
    if _n < 6:
        WORDS[_word]["minute_word"] = 10 * _n
_NTHS = _list(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
for _n, _word in enumerate(_NTHS, start=1):
    WORDS.setdefault(_word, {}).update(ord=_n, word_dom=_n)
    if _n <= 9:
        WORDS[_word]["nth"] = _n
WORDS.setdefault("thirtieth", {}).update(ord=30, word_dom=30)
WORDS["dozen"] = {"n": 12}
_add("scale", {"hundred": 100, "thousand": 1000})
_add("sum_sign", {"and": True})
for _word in ("five", "ten", "twenty"):
    WORDS[_word]["minute_past"] = WORDS[_word]["n"]
