"""Replies that claim a change in words.

A reply that says "I added the milk" while its turn has no change row is wrong, and the page says
so. A mark on an honest reply would be worse than none, so only a plain claim counts: said of the
assistant itself or as a bare participle, about this very turn, in a statement.
"""

from __future__ import annotations

import re

_DEED = (
    "added|created|scheduled|rescheduled|moved|postponed|snoozed|deleted|removed|cleared|renamed|"
    "updated|changed|completed|reopened|restored|tagged|untagged|marked|ticked|checked off|"
    "undid|undone"
)
_THING = r"(?:it|that|them|these|those|both|all|the|a|an|your|task|tasks|\d+ tasks?|#\d+|□)"

# Each is looked for at the beginning of a sentence, whose quoted words are a □.
CLAIMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:and |so |now )?i(?:'ve| have)?(?: just| now| also)* (?:{_DEED}|set|put)\b",
        rf"(?:{_DEED})(?: off)? {_THING}(?![\w-])(?!.*:$)",
        r"(?:it|that|this|□|task #?\d+|#\d+)(?:'s| is) now (?:done|deleted|gone|completed|"
        r"ticked off|marked|moved|tagged|renamed|on your list|off your list)\b",
        r"done(?:[.!]?$|[.!,] (?:i|it|the|your|□)\b)",
        r"consider it done\b",
    )
)

# A sentence with one of these denies, asks, offers, or tells of something earlier.
NOT_CLAIMS = re.compile(
    r"\?$"
    r"|\b(?:not|no|nothing|never|cannot|unable|failed|without)\b|n't\b"
    r"|\b(?:if|unless|would|could|should|might|may|shall|once|when|whether|want|like me to)\b"
    r"|\b(?:already|earlier|before|previously|yesterday|ago|last|previous|past|message|conversation|"
    r"so far|since|always|usually|often)\b",
    re.IGNORECASE,
)

_CODE = re.compile(r"```.*?(?:```|$)|`[^`\n]*`", re.DOTALL)
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"|\*\*[^*\n]+\*\*|(?<!\w)'[^'\n]+'(?!\w)")
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
_LEAD = re.compile(
    r"^(?:[-*•>\s✓✔✅]|\d+[.)]\s)*"
    r"(?:(?:ok|okay|sure|great|alright|all right|got it|right|yes|perfect|of course|no problem|"
    r"certainly|good news)[,.!:]?\s+(?:thing[,.!]\s+)?)?",
    re.IGNORECASE,
)


def claims_change(text: str) -> bool:
    """Whether a reply says that it has just changed something."""
    plain = _QUOTED.sub("□", _CODE.sub("□", text.replace("’", "'")))  # noqa: RUF001
    return any(_is_claim(_LEAD.sub("", one.strip())) for one in _SENTENCES.split(plain))


def _is_claim(sentence: str) -> bool:
    if not sentence or NOT_CLAIMS.search(sentence):
        return False
    return any(claim.match(sentence) for claim in CLAIMS)
