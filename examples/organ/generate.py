#!/usr/bin/env python3
"""Writes the example organ: a ledger with its history, as a stream that git fast-import reads.

  generate.py > ledger.fi

The same bytes whenever and wherever it runs: all draws are digests of fixed keys, all days are fixed; the last is
2026-04-10. What is wrong in it is planted by world/flaws_*.py and listed in expected.tsv, by hand.
"""
import os, sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "world"))

from calendar_year import Year
from flaws_history import HistoryFlaws, spoil
from flaws_records import AWAY, SKIP, RecordFlaws
from followups import Followups
from history import History
from roster import Roster


def build():
    year = Year(Roster(), SKIP, AWAY)
    year.build()
    flaws = RecordFlaws(year)
    flaws.plant()
    disorder = HistoryFlaws(year, flaws)
    disorder.before()
    history = History(year, spoil(year.roster))
    history.roster_files()
    history.lists()
    for record in sorted(year.records, key=lambda r: (r.date, r.owner, r.slug, r.name or "")):
        history.enter(record)
    history.close_batches()
    follow = Followups(history, silent={("zhb8", "organization-life-meeting", 2025)},
                       best={("zhb10", 2025): 5}, graded={"华秋实"})
    follow.usual()
    follow.decisions()
    follow.quarterly()
    disorder.after(history, follow)
    return history


if __name__ == "__main__":
    sys.stdout.buffer.write(build().stream())
