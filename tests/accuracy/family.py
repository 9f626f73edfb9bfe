# SPDX-License-Identifier: GPL-3.0-or-later
"""One family's mail with the truth beside it, and what the program makes of it.

A family is one JSON file: people, threads, letters, and for each letter the items and acts that a
careful reader finds; checkpoints say in which state each item is on a day.  render.py writes the
letters as real mail clients do; the program takes them in and is asked.
"""
import collections, datetime, difflib, json, os, re, shutil, subprocess, sys, tempfile

import render

DONE = ("resolved", "declined")
KINDS = ("request", "commitment")


def norm(text):
	text = text.replace("\u2019", "'").replace("\u201c", '"').replace("\u201d", '"')
	return re.sub(r"[\s\u00a0\u200b\u202f]+", " ", text).strip()


def words(text):
	return re.findall(r"\w+", norm(text).lower())


def same_sentence(a, b):
	"""Most words shared; or all of the shorter, if it is no scrap of the longer."""
	a, b = words(a), words(b)
	if not a or not b:
		return a == b
	common = sum((collections.Counter(a) & collections.Counter(b)).values())
	short, long = sorted((len(a), len(b)))
	return common / long >= 0.6 or (common / short >= 0.9 and short >= 4 and long <= 3 * short)


def instant(text):
	return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def hours_apart(a, b):
	return abs((instant(a) - instant(b)).total_seconds()) / 3600


def configuration(family, maildir):
	def days(x):
		return x if isinstance(x, str) else f"{x[0]}..{x[1]}"

	def child(c):
		return c["name"] + (" (" + ", ".join(c["aliases"]) + ")" if c.get("aliases") else "")

	languages = {"es": "es;en"}.get(family["lang"], family["lang"] if family["lang"] in ("en", "en-GB", "en-CA") else "en;es")
	platforms = dict.fromkeys(p["address"].split("@")[1] for p in family.get("platforms", {}).values())
	lines = ["[schooltrail]", f"timezone = {family['tz']}", f"languages = {languages}",
		"[family]", f"name = {family['id']}",
		"members = " + "; ".join(f"{p['name']} <{p['address']}>" for p in family["parents"].values()),
		f"log-addresses = {family['log_address']}", "children = " + "; ".join(map(child, family["children"])),
		"[school]", "domains = " + "; ".join(family["school_domains"]), "platforms = " + "; ".join(platforms)]
	for key, p in family["school"].items():
		lines += [f"[contact {key}]", f"name = {p['name']}", f"address = {p['address']}", f"role = {p['role']}"]
	lines += ["[calendar]", "no-school = " + "; ".join(map(days, family.get("no_school", []))),
		"[source log]", "type = maildir", f"path = {maildir}", ""]
	return "\n".join(lines)


class Family:
	"""The truth of a file, and a trail of its mail in a folder of its own until close()."""

	def __init__(self, program, path):
		self.program, self.home = program, tempfile.mkdtemp(prefix="accuracy.")
		with open(path, encoding="utf-8") as file:
			self.scenario = json.load(file)
		self.family = self.scenario["family"]
		self.name = self.family["id"]
		render.Renderer(self.scenario).run(self.home + "/rendered")
		with open(self.home + "/rendered/gold.json", encoding="utf-8") as file:
			gold = json.load(file)
		self.letters = {m["id"]: m for m in gold["messages"]}
		self.checkpoints = gold["checkpoints"]
		self.platforms = {p["address"].lower() for p in self.family.get("platforms", {}).values()}
		self.people = {p["address"].lower() for g in ("school", "parents") for p in self.family[g].values()}
		self.take_in()

	def close(self):
		shutil.rmtree(self.home)

	def take_in(self):
		maildir = self.home + "/Maildir"
		for folder in ("cur", "new", "tmp"):
			os.makedirs(f"{maildir}/{folder}")
		for n, m in enumerate(self.letters.values()):
			at = instant(m["arrived"]).timestamp()
			to = f"{maildir}/cur/{int(at)}.{n:05d}.x:2,S"
			shutil.copy(f"{self.home}/rendered/mail/{m['file']}", to)
			os.utime(to, (at, at))
		os.mkdir(self.home + "/state", 0o700)
		with open(self.home + "/schooltrail.conf", "w", encoding="utf-8") as file:
			file.write(configuration(self.family, maildir))
		os.chmod(self.home + "/schooltrail.conf", 0o600)
		last = max((m["arrived"] for m in self.letters.values()), key=instant)
		self.ask(last, "import", maildir)
		self.messages = self.ask(last, "messages", "--json")
		self.said = self.items(last)

	def ask(self, now, *args):
		command = [self.program, "--config", self.home + "/schooltrail.conf", "--state-dir", self.home + "/state", "--now", now, *args]
		ran = subprocess.run(command, capture_output=True, text=True)
		if ran.returncode:
			sys.exit(f"{' '.join(command)}: {ran.stderr}")
		return [json.loads(line) for line in ran.stdout.splitlines() if line.startswith("{")]

	def items(self, now):
		return [i for i in self.ask(now, "items", "--all", "--json") if i["kind"] in KINDS]

	def may_be(self, address, writer):
		"""Behind a platform's address stands a person of the school, or one of whom we have no address."""
		address, writer = (address or "").lower(), writer.lower()
		return address == writer or (writer in self.platforms and (not address or address in self.people))

	def true_items(self):
		return [dict(i, writer=m["from"], date=m["date"], message=m["id"]) for m in self.letters.values() for i in m["items"]]

	def items_at(self, checkpoint):
		"""The truth on that day: its items, each with its state."""
		known = {(i["message"], i["quote"]): i for i in self.true_items()}
		return [dict(known[i["message"], i["quote"]], **i) for i in checkpoint["items"]]

	def match(self, gold, said):
		"""Pairs of a true item and one of the program's, each used once; and what is left of the program's."""
		left, pairs, matched = list(said), [], set()
		for strict in (True, False):
			for g in gold:
				near = [s for s in left if self.may_be(s["from"], g["writer"]) and s["date"]
					and hours_apart(s["date"], g["date"]) <= 14 and (not strict or s["kind"] == g["kind"])
					and same_sentence(s["quote"], g["quote"])]
				if id(g) in matched or not near:
					continue
				best = max(near, key=lambda s: (round(difflib.SequenceMatcher(None, norm(s["quote"]), norm(g["quote"])).ratio(), 2),
					-hours_apart(s["date"], g["date"])))
				left.remove(best)
				matched.add(id(g))
				pairs.append((g, best))
		return pairs, left

	def match_letters(self):
		"""Pairs of a true letter and the program's message."""
		left, pairs = list(self.messages), []
		for m in self.letters.values():
			if m["duplicate_of"] or m["digest"]:
				continue
			near = [s for s in left if self.may_be(s["from"], m["from"]) and s["date"] and hours_apart(s["date"], m["date"]) <= 0.05]
			if near:
				best = max(near, key=lambda s: difflib.SequenceMatcher(None, norm(s["own_text"]), norm(m["text"]), False).quick_ratio())
				left.remove(best)
				pairs.append((m, best))
		return pairs

	def naive(self, item, now):
		"""The yardstick: whatever of substance the owing side writes in the thread settles all of it."""
		asked = self.letters[item["message"]]
		parents = {p["address"].lower() for p in self.family["parents"].values()}
		for m in self.letters.values():
			side = "family" if m["from"].lower() in parents else "school"
			if (m["thread"] == asked["thread"] and instant(asked["date"]) < instant(m["date"]) <= instant(now)
					and side == item["owed_by"] and len(m["text"].split()) > 3):
				return "resolved"
		return "open"
