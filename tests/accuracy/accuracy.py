#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well the program tells what was asked, promised and settled, measured on the sample family.

usage: accuracy.py PROGRAM SAMPLE_DIR

The truth stands in sample.json.  The mail is taken in once; every checkpoint is a look with --now.
Prints RESULTS.md.  One family that its makers wrote: a figure to watch, no promise for other families.
"""
import collections, datetime, json, os, re, shutil, subprocess, sys, tempfile

DONE = ("resolved", "declined")
LABELS = {
	"done, shown as waiting": "what was settled and is still shown: it costs a look",
	"waiting, shown as done": "what still waits and is not shown any more: the worst mistake",
	"waiting, in the other state": "open taken for acknowledged, or the reverse",
	"done, in the other state": "answered taken for refused, or the reverse",
	"not found": "no item was made of the sentence",
}


def plain(text):
	return " ".join(re.findall(r"\w+", text.replace("\u2019", "'").lower()))


def instant(text):
	return datetime.datetime.fromisoformat(text)


def ask(program, home, *args):
	command = [program, "--config", home + "/schooltrail.conf", "--state-dir", home + "/state", *args]
	ran = subprocess.run(command, capture_output=True, text=True, check=True)
	return [json.loads(line) for line in ran.stdout.splitlines() if line.startswith("{")]


def truth(sample):
	"""Every message and item by id, with the thread it stands in."""
	messages, items = {}, {}
	for thread in sample["threads"]:
		for m in thread["messages"]:
			m["thread"] = thread["id"]
			messages[m["id"]] = m
			for item in m.get("gold", {}).get("items", []):
				items[m["id"], plain(item["quote"])] = item
	return messages, items


def naive(sample, messages, item, gold, now):
	"""The yardstick: whatever of substance the owing side writes in the thread settles all of it."""
	asked = messages[item["message"]]
	for m in messages.values():
		side = "family" if m["from"] in sample["family"]["parents"] else "school"
		if (m["thread"] == asked["thread"] and instant(asked["date"]) < instant(m["date"]) <= now
				and side == gold["owed_by"] and len(m["text"].split()) > 3):
			return "resolved"
	return "open"


def kind_of(true, said):
	if said is None:
		return "not found"
	if (true in DONE) != (said in DONE):
		return "done, shown as waiting" if true in DONE else "waiting, shown as done"
	return "done, in the other state" if true in DONE else "waiting, in the other state"


def share(part, whole):
	return f"{100 * part / whole:.0f} %" if whole else "-"


def count(tally, true, said, doubts=False):
	tally["rows"] += 1
	tally["right"] += true == said
	tally["live"] += true not in DONE
	tally["false_done"] += true not in DONE and said in DONE
	tally["said_live"] += said is not None and said not in DONE
	tally["both_live"] += true not in DONE and said is not None and said not in DONE
	tally["decided"] += said is not None and not doubts
	tally["decided_right"] += said is not None and not doubts and true == said


def main(program, folder):
	sample = json.load(open(folder + "/sample.json", encoding="utf-8"))
	messages, items = truth(sample)
	ours, yardstick, misses = collections.Counter(), collections.Counter(), collections.defaultdict(set)
	home = tempfile.mkdtemp(prefix="accuracy.")
	try:
		shutil.copy(folder + "/schooltrail.conf", home)
		os.chmod(home + "/schooltrail.conf", 0o600)
		os.mkdir(home + "/state", 0o700)
		ask(program, home, "--now", sample["checkpoints"][-1]["now"], "import", folder + "/mail")
		for checkpoint in sample["checkpoints"]:
			said = {}
			for i in ask(program, home, "--now", checkpoint["now"], "items", "--all", "--json"):
				said.setdefault(plain(i["quote"]), i)
			for item in checkpoint["items"]:
				gold = items[item["message"], plain(item["quote"])]
				got = said.get(plain(item["quote"]))
				state = got and got["state"]
				count(ours, item["state"], state, bool(got and got.get("unsure")))
				count(yardstick, item["state"],
					naive(sample, messages, item, gold, instant(checkpoint["now"])))
				if state != item["state"]:
					misses[kind_of(item["state"], state)].add(item["quote"])
	finally:
		shutil.rmtree(home)
	report(ours, yardstick, misses)


def report(ours, yardstick, misses):
	rows = (("in the right state", "right", "rows"), ("waiting, but shown as done", "false_done", "live"),
		("shown as waiting, and truly so", "both_live", "said_live"),
		("truly waiting, and shown so", "both_live", "live"),
		("decided without a question to a person", "decided", "rows"),
		("of these, right", "decided_right", "decided"))
	print("# What is settled, on the sample family\n")
	print("Made by `make accuracy`; do not edit. The yardstick is the naive tracker: any letter of the owing")
	print("side in the thread settles everything in it.\n")
	print("| | schooltrail | naive |\n|---|---|---|")
	for name, part, whole in rows:
		print(f"| {name} | {share(ours[part], ours[whole])} | {share(yardstick[part], yardstick[whole])} |")
	print(f"\n{ours['rows']} items at all checkpoints together, {ours['live']} of them waiting.\n")
	print("## What it still gets wrong\n")
	for kind, meaning in LABELS.items():
		if not misses[kind]:
			continue
		print(f"**{kind}** ({len(misses[kind])}): {meaning}.\n")
		for quote in sorted(misses[kind]):
			print(f"- {quote}")
		print()


if __name__ == "__main__":
	if len(sys.argv) != 3:
		sys.exit(__doc__)
	main(sys.argv[1], sys.argv[2])
