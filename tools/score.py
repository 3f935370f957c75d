#!/usr/bin/env python3
"""Score extracted records against gold records.

    score.py GOLD_DIR PREDICTED_DIR [--texts TEXT_DIR] [--json] [--show ID]

GOLD_DIR and PREDICTED_DIR hold one record per report (record.schema.json), same file names. TEXT_DIR holds the
reports (`{"id", "text", ...}`, same file names; default GOLD_DIR/../texts). A gold report without a prediction counts as all missed.
`--show ID` lists, for one report, what was missed and what was invented.

What the figures mean
  strict F1     an entry counts only if it could stand as it is, without a correction:
                statement  content tokens overlap (F1 >= .5) and every speaker is right
                meeting    same sides, same date, same status
                agreement  same parties (sides) and status;  action  same kind and actor sides;  figure  same value and kind
  found F1      the entry was found, whatever its details
  attributed tokens F1   over words: said by the right speaker (independent of how statements are cut)
  desk score    .35 statement + .35 meeting + .10 each of agreement, action, figure; all strict F1
Only the standard library is used. Sides and names are compared after folding case, accents and articles.
"""

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

TYPES = ("statement", "meeting", "agreement", "action", "figure")
WEIGHTS = dict(statement=0.35, meeting=0.35, agreement=0.10, action=0.10, figure=0.10)
SAME = {
    "usa": "united states",
    "us": "united states",
    "u s": "united states",
    "america": "united states",
    "uk": "united kingdom",
    "britain": "united kingdom",
    "great britain": "united kingdom",
    "eu": "european union",
    "un": "united nations",
    "turkiye": "turkey",
    "dprk": "north korea",
    "rok": "south korea",
    "prc": "china",
    "russian federation": "russia",
    "nato": "north atlantic treaty organization",
    "artsakh": "nagorno karabakh",
    "united states of america": "united states",
}


def fold(name):
    """Case, accents, punctuation and a leading article folded away; None stays None."""
    if not name:
        return None
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    plain = re.sub(r"[^\w]+", " ", plain).strip()
    plain = re.sub(r"^the ", "", plain)
    return SAME.get(plain, plain) or None


def same_name(a, b):
    a, b = fold(a), fold(b)
    if not a or not b:
        return False
    return a == b or a.split()[-1] == b.split()[-1] or f" {a} " in f" {b} " or f" {b} " in f" {a} "


def same_actor(gold, pred):
    """A person the report names must be named; anyone else may be given by name or by side."""
    if gold.get("kind") == "person" and gold.get("name") and not gold.get("inferred"):
        return same_name(gold["name"], pred.get("name"))
    if same_name(gold.get("name"), pred.get("name")):
        return True
    g, p = fold(gold.get("side")), fold(pred.get("side"))
    return g == p if g or p else not (gold.get("name") and pred.get("name"))


def sides(actors, but=("absent",)):
    return {
        fold(a.get("side")) or fold(a.get("name")) or "?" for a in actors or [] if a.get("role") not in but
    }


def overlap(a, b):
    """F1 of two sets; two empty sets agree."""
    if not a and not b:
        return 1.0
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def words(text):
    return [(m.start(), m.end()) for m in re.finditer(r"\w+", text)]


def covered(spans, tokens):
    return {i for i, (s, e) in enumerate(tokens) if any(a <= s and e <= b for a, b in spans or [])}


def dates_equal(a, b):
    return (a.get("start"), a.get("end")) == (b.get("start"), b.get("end"))


def same_place(a, b):
    there, here = ((e.get("place") or {}).get("name") for e in (a, b))
    return same_name(there, here) or not (there or here)


def date_score(a, b):
    if dates_equal(a, b):
        return 1.0
    if not (a.get("start") and a.get("end") and b.get("start") and b.get("end")):
        return 0.25
    return 0.5 if a["start"] <= b["end"] and b["start"] <= a["end"] else 0.0


class Reader:
    """Compares one report's entries of one type."""

    def __init__(self, text):
        self.tokens = words(text)

    def likeness(self, kind, g, p):
        """0 = unrelated; otherwise the higher the better a pair."""
        seen = overlap(covered(g["evidence"], self.tokens), covered(p["evidence"], self.tokens))
        if kind == "statement":
            return (
                overlap(covered(g["content"], self.tokens), covered(p["content"], self.tokens))
                if self.content(g, p) >= 0.5
                else 0
            )
        if kind == "meeting":
            who = overlap(sides(g["participants"]), sides(p["participants"]))
            return (
                0.5 * who + 0.3 * date_score(g["date"], p["date"]) + 0.2 * min(1, 2 * seen)
                if who >= 0.5
                else 0
            )
        if kind == "agreement":
            who = overlap(sides(g["parties"]), sides(p["parties"]))
            return (
                0.6 * who + 0.4 * min(1, 2 * seen)
                if who >= 0.5 and (seen > 0 or same_name(g.get("name"), p.get("name")))
                else 0
            )
        if kind == "action":
            return seen + (g["kind"] == p["kind"]) if seen > 0.2 else 0
        same = (g["value_low"], g["value_high"]) == (p["value_low"], p["value_high"])
        return 1 + seen if same and (seen > 0 or g["what"] == p["what"]) else 0

    def content(self, g, p):
        return overlap(covered(g["content"], self.tokens), covered(p["content"], self.tokens))

    def strict(self, kind, g, p):
        if kind == "statement":
            return all(any(same_actor(a, b) for b in p["speaker"]) for a in g["speaker"]) and len(
                p["speaker"]
            ) <= len(g["speaker"])
        if kind == "meeting":
            return (
                sides(g["participants"]) == sides(p["participants"])
                and dates_equal(g["date"], p["date"])
                and g["status"] == p["status"]
            )
        if kind == "agreement":
            return sides(g["parties"]) == sides(p["parties"]) and g["status"] == p["status"]
        if kind == "action":
            return g["kind"] == p["kind"] and sides(g["actor"]) == sides(p["actor"])
        return g["what"] == p["what"]

    def pair(self, kind, gold, pred):
        """Greedy best-first one-to-one pairing."""
        ranked = sorted(
            ((self.likeness(kind, g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(pred)),
            reverse=True,
        )
        used_g, used_p, pairs = set(), set(), []
        for like, i, j in ranked:
            if like > 0 and i not in used_g and j not in used_p:
                used_g.add(i), used_p.add(j), pairs.append((gold[i], pred[j]))
        return (
            pairs,
            [g for i, g in enumerate(gold) if i not in used_g],
            [p for j, p in enumerate(pred) if j not in used_p],
        )


def f1(hit, gold, pred):
    p, r = (hit / pred if pred else 0.0), (hit / gold if gold else 0.0)
    return dict(
        precision=round(p, 4),
        recall=round(r, 4),
        f1=round(2 * p * r / (p + r), 4) if p + r else 0.0,
        gold=gold,
        predicted=pred,
    )


def of(kind, record):
    return [e for e in record.get("entries", []) if e.get("type") == kind]


def attributed(entries, tokens):
    """Token index -> speakers of the statements that cover it."""
    said = defaultdict(list)
    for e in entries:
        for i in covered(e["content"], tokens):
            said[i].extend(e["speaker"])
    return said


def score(gold_dir, pred_dir, text_dir, show=None):
    n = Counter()
    detail = defaultdict(Counter)
    for path in sorted(Path(gold_dir).glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = json.loads((Path(text_dir) / path.name).read_text(encoding="utf-8"))["text"]
        target = Path(pred_dir) / path.name
        pred = (
            json.loads(target.read_text(encoding="utf-8"))
            if target.exists()
            else {"report": {}, "entries": []}
        )
        n["reports"] += 1
        n["reports read"] += target.exists()
        for field in ("published", "outlet", "agency", "dateline"):
            if gold["report"].get(field):
                n[field, "gold"] += 1
                want, got = gold["report"][field], pred["report"].get(field)
                n[field, "hit"] += want == got if field == "published" else same_name(want, got)
        reader = Reader(text)
        for kind in TYPES:
            g_all, p_all = of(kind, gold), of(kind, pred)
            pairs, missed, invented = reader.pair(kind, g_all, p_all)
            n[kind, "gold"] += len(g_all)
            n[kind, "pred"] += len(p_all)
            n[kind, "found"] += len(pairs)
            n[kind, "strict"] += sum(reader.strict(kind, g, p) for g, p in pairs)
            for g, p in pairs:
                d = detail[kind]
                d["pairs"] += 1
                d["date"] += dates_equal(g["date"], p["date"])
                d["place"] += same_place(g, p)
                gt, pt = set(g.get("tracks", [])), set(p.get("tracks", []))
                d["tracks hit"] += len(gt & pt)
                d["tracks gold"] += len(gt)
                d["tracks pred"] += len(pt)
                for field in {
                    "statement": ("mode", "act"),
                    "meeting": ("status", "channel"),
                    "agreement": ("status",),
                }.get(kind, ()):
                    d[field] += g.get(field) == p.get(field)
                if kind == "meeting":
                    gp, pp = g["participants"], p["participants"]
                    hit = [
                        (
                            a,
                            next(
                                (
                                    b
                                    for b in pp
                                    if same_actor(a, b) and fold(a.get("side")) == fold(b.get("side"))
                                ),
                                None,
                            ),
                        )
                        for a in gp
                    ]
                    d["people gold"] += len(gp)
                    d["people pred"] += len(pp)
                    d["people hit"] += sum(b is not None for _, b in hit)
                    d["role"] += sum(b is not None and a.get("role") == b.get("role") for a, b in hit)
            if show and gold["report"]["id"] == show:
                for label, group in (("missed", missed), ("invented", invented)):
                    for e in group:
                        print(
                            f"{label:9}{kind:10}",
                            " | ".join(
                                text[a:b].replace("\n", " ")[:150]
                                for a, b in (e.get("content") or e["evidence"])
                            ),
                        )
                for g, p in pairs:
                    if not reader.strict(kind, g, p):
                        print(
                            f"wrong    {kind:10}",
                            json.dumps(
                                {
                                    k: (g.get(k), p.get(k))
                                    for k in (
                                        "speaker",
                                        "participants",
                                        "parties",
                                        "actor",
                                        "date",
                                        "status",
                                        "kind",
                                        "what",
                                    )
                                    if k in g
                                },
                                ensure_ascii=False,
                            )[:600],
                        )
            if kind == "statement":
                for mode in ("direct", "indirect"):
                    sub = [e for e in g_all if e["mode"] == mode]
                    n[mode, "gold"] += len(sub)
                    n[mode, "strict"] += sum(reader.strict(kind, g, p) for g, p in pairs if g["mode"] == mode)
        g_said, p_said = (
            attributed(of("statement", gold), reader.tokens),
            attributed(of("statement", pred), reader.tokens),
        )
        n["tokens", "gold"] += len(g_said)
        n["tokens", "pred"] += len(p_said)
        n["tokens", "hit"] += sum(
            any(same_actor(a, b) for a in g_said[i] for b in p_said[i]) for i in g_said.keys() & p_said.keys()
        )
    out = {
        "reports": n["reports"],
        "reports read": n["reports read"],
        "attributed tokens": f1(n["tokens", "hit"], n["tokens", "gold"], n["tokens", "pred"]),
    }
    for field in ("published", "outlet", "agency", "dateline"):
        if n[field, "gold"]:
            out[field] = f"{n[field, 'hit']}/{n[field, 'gold']}"
    for mode in ("direct", "indirect"):
        out[f"{mode} statements, strict recall"] = (
            round(n[mode, "strict"] / n[mode, "gold"], 4) if n[mode, "gold"] else None
        )
    for kind in TYPES:
        d = detail[kind]
        out[kind] = {
            "found": f1(n[kind, "found"], n[kind, "gold"], n[kind, "pred"]),
            "strict": f1(n[kind, "strict"], n[kind, "gold"], n[kind, "pred"]),
        }
        if d["pairs"]:
            out[kind]["of the found"] = {
                k: round(d[k] / d["pairs"], 4)
                for k in ("date", "place", "mode", "act", "status", "channel")
                if k in d
            }
            out[kind]["of the found"]["tracks f1"] = f1(d["tracks hit"], d["tracks gold"], d["tracks pred"])[
                "f1"
            ]
            if kind == "meeting":
                out[kind]["of the found"]["participants f1"] = f1(
                    d["people hit"], d["people gold"], d["people pred"]
                )["f1"]
                out[kind]["of the found"]["role"] = round(d["role"] / max(1, d["people hit"]), 4)
    out["desk score"] = round(sum(WEIGHTS[k] * out[k]["strict"]["f1"] for k in TYPES), 4)
    return out


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold"), parser.add_argument("predicted")
    (
        parser.add_argument("--texts"),
        parser.add_argument("--json", action="store_true"),
        parser.add_argument("--show"),
    )
    args = parser.parse_args()
    out = score(args.gold, args.predicted, args.texts or Path(args.gold).parent / "texts", args.show)
    if args.json:
        json.dump(out, sys.stdout, indent=1)
        return
    for key, value in out.items():
        if isinstance(value, dict) and "found" in value:
            s, f = value["strict"], value["found"]
            print(
                f"{key:12} strict P {s['precision']:.3f} R {s['recall']:.3f} F1 {s['f1']:.3f}   found F1 {f['f1']:.3f}   gold {f['gold']} predicted {f['predicted']}   "
                + "  ".join(f"{k} {v:.2f}" for k, v in value.get("of the found", {}).items())
            )
        elif isinstance(value, dict):
            print(f"{key}: P {value['precision']:.3f} R {value['recall']:.3f} F1 {value['f1']:.3f}")
        else:
            print(f"{key}: {value}")


if __name__ == "__main__":
    main()
