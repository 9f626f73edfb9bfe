#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well the program tells what was asked, promised and settled.

usage: accuracy.py PROGRAM                   print RESULTS.md
       accuracy.py PROGRAM --against FILE    fail where a figure is worse than in that RESULTS.md

families/ were read while the rules were written.  Of strangers/ only the totals are looked at:
they tell what other families may expect.  Whoever reads their letters spoils them.
"""
import collections, glob, os, re, sys

sys.dont_write_bytecode = True
from family import DONE, KINDS, Family  # noqa: E402: after the line above

HERE = os.path.dirname(os.path.abspath(__file__))
SLACK = 0.005  # of a figure against an older one
SHOWN = 12  # misses of a kind

LABELS = {
	"waiting, shown as done": "what still waits and is not shown any more: the worst mistake",
	"done, shown as waiting": "what was settled and is still shown: it costs a look",
	"waiting, in the other state": "open taken for acknowledged, or the reverse",
	"done, in the other state": "answered taken for refused, or the reverse",
	"not found": "no item was made of the sentence",
	"made up": "an item was made of a sentence that neither asks nor promises",
}

# title, what it is, which part of which whole; +1: more is better
FIGURES = (
	("requests: right", "of what is shown as asked", "request_hit", "request_said", 1),
	("requests: found", "of what was asked", "request_hit", "request_true", 1),
	("promises: right", "of what is shown as promised", "commitment_hit", "commitment_said", 1),
	("promises: found", "of what was promised", "commitment_hit", "commitment_true", 1),
	("who owes it", "right, of the items found", "owed", "found", 1),
	("by which day", "right, of the items found", "due", "found", 1),
	("acts of letters: right", "of what is said of a letter", "act_hit", "act_said", 1),
	("acts of letters: found", "of what a letter does", "act_hit", "act_true", 1),
	("only acknowledges: right", "of the letters called so", "ack_hit", "ack_said", 1),
	("only acknowledges: found", "of the letters that do", "ack_hit", "ack_true", 1),
	("state", "right, at the checkpoints", "state", "rows", 1),
	("waiting, shown as done", "of what waits", "false_done", "live", -1),
	("shown as waiting, truly so", "of what is shown as waiting", "live_both", "live_said", 1),
	("decided", "without asking the family", "decided", "placed", 1),
	("decided, right", "of what was decided", "decided_right", "decided", 1),
)
NAIVE = {"state": "naive_state", "waiting, shown as done": "naive_false_done"}

# What kind of sentence it is, by its surface: the first that fits.
SURFACES = (
	("a question, with its mark", r"\?\s*$"),
	("please, could you", r"\b(?:please|pls|kindly|could you|can you|would you|por favor|favor de|podría)\b"),
	("I will, we will", r"\b(?:i|we)(?:'ll| will| shall|'m going to)\b|\bvoy a\b|\bvamos a\b"),
	("another's will", r"\b(?:will|'ll|going to)\b|\bva a\b"),
	("no such word", r""),
)


def surface(quote):
	return next(name for name, pattern in SURFACES if re.search(pattern, quote.lower().replace("\u2019", "'")))


def count_items(f, n, surfaces, misses):
	pairs, extra = f.match(f.true_items(), f.said)
	for i in f.true_items():
		n[i["kind"] + "_true"] += 1
		surfaces[i["kind"], surface(i["quote"]), "true"] += 1
	for g, s in pairs:
		hit = g["kind"] == s["kind"]
		n[s["kind"] + "_said"] += 1
		n[g["kind"] + "_hit"] += hit
		n["found"] += 1
		n["owed"] += g["owed_by"] == s["owed_by"]
		n["due"] += (g.get("due") or None) == (s.get("due") or None)
		surfaces[g["kind"], surface(g["quote"]), "hit"] += hit
	for s in extra:
		n[s["kind"] + "_said"] += 1
		misses["made up"].add(s["quote"])


def count_acts(f, n):
	for m, s in f.match_letters():
		true, said = set(m["acts"]), set(s["acts"])
		n["act_true"] += len(true)
		n["act_said"] += len(said)
		n["act_hit"] += len(true & said)
		n["ack_true"] += "ack" in true
		n["ack_said"] += "ack" in said
		n["ack_hit"] += "ack" in true & said


def kind_of_miss(true, said):
	if said is None:
		return "not found"
	if (true in DONE) != (said in DONE):
		return "done, shown as waiting" if true in DONE else "waiting, shown as done"
	return "done, in the other state" if true in DONE else "waiting, in the other state"


def count_states(f, n, misses):
	for c in f.checkpoints:
		gold = f.items_at(c)
		pairs, extra = f.match(gold, f.items(c["now"]))
		said = {id(g): s for g, s in pairs}
		n["live_said"] += sum(s["state"] not in DONE for s in extra)
		for g in gold:
			s, true = said.get(id(g)), g["state"]
			state, naive = s and s["state"], f.naive(g, c["now"])
			live = true not in DONE
			n["rows"] += 1
			n["state"] += state == true
			n["naive_state"] += naive == true
			n["live"] += live
			n["naive_false_done"] += live and naive in DONE
			if state != true:
				misses[kind_of_miss(true, state)].add(g["quote"])
			if not s:
				continue
			n["placed"] += 1
			n["false_done"] += live and state in DONE
			n["live_said"] += state not in DONE
			n["live_both"] += live and state not in DONE
			n["decided"] += not s["unsure"]
			n["decided_right"] += not s["unsure"] and state == true


def measure(program, paths):
	"""Of each family by its name: its figures; and over all: surfaces of sentences, and misses."""
	families, surfaces, misses = {}, collections.Counter(), collections.defaultdict(set)
	for path in sorted(paths, key=os.path.basename):
		f = Family(program, path)
		n = families[f.name] = collections.Counter()
		try:
			count_items(f, n, surfaces, misses)
			count_acts(f, n)
			count_states(f, n, misses)
		finally:
			f.close()
	return families, surfaces, misses


def share(n, part, whole):
	return n[part] / n[whole] if n[whole] else 0.0


def f1(n, kind):
	p, r = share(n, kind + "_hit", kind + "_said"), share(n, kind + "_hit", kind + "_true")
	return 2 * p * r / (p + r) if p + r else 0.0


def total(families):
	return sum(families.values(), collections.Counter())


def show_figures(known, strange):
	print("| | | families | strangers | naive, strangers |\n|---|---|---|---|---|")
	for title, of, part, whole, _ in FIGURES:
		naive = f"{share(strange, NAIVE[title], whole):.3f}" if title in NAIVE else ""
		print(f"| {title} | {of} | {share(known, part, whole):.3f} | {share(strange, part, whole):.3f} | {naive} |")
	print()


def show_families(families, mark):
	for name, n in sorted(families.items()):
		row = [f"{f1(n, k):.2f}" for k in KINDS + ("act",)]
		row += [f"{share(n, part, whole):.2f}" for part, whole in
			(("state", "rows"), ("false_done", "live"), ("decided", "placed"), ("decided_right", "decided"))]
		print(f"| {name}{mark} | " + " | ".join(row) + f" | {n['request_true'] + n['commitment_true']} |")


def show_surfaces(known, strange):
	print("| | families: found | strangers: found |\n|---|---|---|")
	for kind in KINDS:
		for name, _ in SURFACES:
			cells = []
			for n in (known, strange):
				true = n[kind, name, "true"]
				cells.append(f"{n[kind, name, 'hit'] / true:.2f} of {true}" if true else "-")
			if cells != ["-", "-"]:
				print(f"| {kind}: {name} | {cells[0]} | {cells[1]} |")
	print()


def show_misses(misses):
	for kind, meaning in LABELS.items():
		if not misses[kind]:
			continue
		print(f"**{kind}** ({len(misses[kind])}): {meaning}.\n")
		# a few, and always the same few, from all over the alphabet
		quotes = sorted(misses[kind])
		for quote in quotes[::max(1, -(-len(quotes) // SHOWN))]:
			print(f"- {quote}")
		print()


def report(known, strange):
	print("# How well schooltrail reads\n")
	print("Made by `make accuracy`; do not edit. The *families* were read while the rules were written. The\n"
		"*strangers* are families whose letters nobody reads who works on the rules: expect their figures\n"
		"of your own mail. All were written for this purpose, by several hands; none is real. The naive\n"
		"tracker takes any letter of the owing side in the thread as the answer to all of it.\n")
	show_figures(total(known[0]), total(strange[0]))
	print("## By family\n\nF1 of requests, promises and acts of letters; states at the checkpoints. * stranger.\n")
	print("| | requests | promises | acts | state | waiting, shown as done | decided | decided, right | items |\n" + "|---" * 9 + "|")
	show_families(known[0], "")
	show_families(strange[0], " *")
	print("\n## By kind of sentence\n\nWhat was found, by the surface of the sentence.\n")
	show_surfaces(known[1], strange[1])
	print("## What it still gets wrong\n\nOf the families only; some of each.\n")
	show_misses(known[2])


def older(path):
	with open(path, encoding="utf-8") as file:
		rows = (line.strip("|\n ").split(" | ") for line in file if line.startswith("| "))
		return {row[0]: row[2:4] for row in rows if row[0] in {f[0] for f in FIGURES}}


def compare(known, strange, path):
	"""The exit status: 1 where a figure fell."""
	old, worse = older(path), []
	for title, _, part, whole, better in FIGURES:
		for name, n, was in zip(("families", "strangers"), (known, strange), old.get(title, ())):
			now = share(n, part, whole)
			if (now - float(was)) * better < -SLACK:
				worse.append(f"{title}, {name}: {now:.3f}, and it was {was}")
	print("\n".join(worse) if worse else "accuracy: nothing is worse than in " + os.path.basename(path))
	return 1 if worse else 0


def main():
	if len(sys.argv) not in (2, 4) or (len(sys.argv) == 4 and sys.argv[2] != "--against"):
		sys.exit(__doc__)
	sample = os.path.join(HERE, "../../contrib/sample/sample.json")
	known = measure(sys.argv[1], glob.glob(HERE + "/families/*.json") + [sample])
	strange = measure(sys.argv[1], glob.glob(HERE + "/strangers/*.json"))
	if len(sys.argv) == 2:
		report(known, strange)
		return 0
	return compare(total(known[0]), total(strange[0]), sys.argv[3])


if __name__ == "__main__":
	sys.exit(main())
