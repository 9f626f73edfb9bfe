# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences whose truth is known, and what a program's rules say of them.

tests/sentences are single ones, tests/exchanges short letters with their answers, tests/accuracy/families
whole families; and every rule has examples of its own.  What fits numbers to them reads them here.
"""
import email.message, glob, json, os, re, subprocess, sys, tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, TOP + "/tests/accuracy")
import exchange

KINDS = ("request", "commitment")  # of sentences
ACTS = ("ack", "answer", "completion", "decline", "win")  # of letters
ACTS_OF_REPLIES = ("ack", "answer", "decline")  # which the first letter of a talk does not do
FIRST = ()  # the acts of such a letter, of which no more is known
FAMILY, SCHOOL = "mum@family.example", "teacher@school.example"
CONFIGURATION = f"""[schooltrail]
timezone = America/Chicago
languages = en; es
[family]
name = Fit
members = Mum <{FAMILY}>
[school]
domains = school.example
"""


def plain(text):
	return re.sub(r"\W+", " ", text.replace("\u2019", "'")).strip().lower()


class Letters:
	"""Letters to be judged: of what group, and what is true of their sentences."""

	def __init__(self, program, language):
		self.program, self.language, self.rows = program, language, []
		self.folder = tempfile.mkdtemp(prefix="fit.")
		with open(self.folder + "/schooltrail.conf", "w") as file:
			file.write(CONFIGURATION)
		os.chmod(self.folder + "/schooltrail.conf", 0o600)

	def add(self, group, of_family, text, truth, subject="hello", reply=False, acts=None, files=(), platform=False):
		"""truth: the kind of the only sentence, or {plain sentence: kind}; acts: what the letter does, if known, or FIRST"""
		path = f"{self.folder}/{len(self.rows)}.eml"
		mail = email.message.EmailMessage()
		mail["From"], mail["To"] = (FAMILY, SCHOOL) if of_family else (SCHOOL, FAMILY)
		mail["Date"], mail["Subject"] = "Tue, 13 Oct 2026 15:00:00 -0500", "Re: " * reply + subject
		if reply:
			mail["In-Reply-To"] = "<a@b>"
		mail.set_content(text + "\n", cte="8bit")
		for name in files:
			mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename=name)
		with open(path, "wb") as file:
			file.write(mail.as_bytes())
		self.rows.append((path, group, truth, acts, reply, bool(files), platform))

	def judge(self):
		"""sentences: (group, {kind: true or not}, evidence, text) of each;
		letters: (group, {act: true or not, where known}, acts by the rules, texts of its sentences, signs)"""
		told = {row[0]: row[1:] for row in self.rows}
		paths, self.sentences, self.letters = list(told), [], []
		for at in range(0, len(paths), 200):
			ran = subprocess.run([self.program, "--config", self.folder + "/schooltrail.conf",
				"--state-dir", self.folder, "explain", "--json", *paths[at:at + 200]],
				capture_output=True, text=True)
			if ran.returncode:
				sys.exit(ran.stderr)
			for line in ran.stdout.splitlines():
				letter = json.loads(line)
				if letter["level"] == 0:
					self.take(letter, *told[letter["file"]])
		return self

	def take(self, letter, group, truth, acts, reply, files, platform):
		sentences = letter["sentences"]
		for s in sentences[:1] if isinstance(truth, str) else sentences:
			if self.is_ours(s):
				self.sentences.append((group, true_kinds(truth, s["text"]), s.get("sum") or [], headed(s)))
		if acts is None or 2 * sum(map(self.is_ours, sentences)) <= len(sentences):
			return
		known = {e["kind"] for e in letter["sum"]}
		by_rules = {a for a in letter["acts"] if a not in known} | {e["kind"] for e in letter["sum"] if e["rule"] == "rules"}
		signs = {"+" + act for s in sentences for act in s["acts"]}
		signs |= {sign for sign, on in (("+file", files), ("+reply", reply), ("+platform", platform),
			("+question", any("?" in s["text"] for s in sentences))) if on}
		signs.add("+family" if letter["from"] == FAMILY else "+school")
		truth = {act: act in acts for act in ACTS} if acts is not FIRST else dict.fromkeys(ACTS_OF_REPLIES, False)
		self.letters.append((group, truth, by_rules, [headed(s) for s in sentences], signs))

	def is_ours(self, sentence):
		"""A sentence is judged by the rules of its own language."""
		tongues = {e["rule"].partition(".")[0] for e in sentence.get("sum") or [] if "." in e["rule"]}
		return not tongues or self.language in tongues


def headed(sentence):
	"""Its text, with a line's end where the greeting, the name or the like ends that it begins with."""
	head = sentence["head"]
	return sentence["text"][:head] + "\n" * (head > 0) + sentence["text"][head:]


def true_kinds(truth, text):
	"""What is known of a sentence: for "not-request" nothing is known of promises."""
	if isinstance(truth, str) and truth.startswith("not-"):
		return {truth[4:]: False}
	if not isinstance(truth, str):
		said = plain(text)
		truth = next((kind for quote, kind in truth.items() if quote == said or
			(quote in said and 2 * len(quote) > len(said)) or (said in quote and 2 * len(said) > len(quote))), "none")
	return {kind: truth == kind for kind in KINDS}


def add_sentences(letters, language):
	with open(f"{TOP}/tests/sentences/{language}.tsv", encoding="utf-8") as file:
		rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
	for n, (side, kind, text) in enumerate(row for row in rows if len(row) == 3):
		letters.add("sentences, to check" if n % 2 else "sentences", side == "F", text, kind)


def add_examples(letters, language):
	for path in sorted(glob.glob(f"{TOP}/rules/{language}/*.rules")):
		kind = None
		for line in open(path, encoding="utf-8"):
			key, _, value = line.strip().partition(" ")
			kind = value.strip() if key == "kind" and line[0].isspace() else None if key == "rule" else kind
			if key in ("yes", "no") and kind in KINDS and " | " not in value:
				letters.add("examples", False, value.strip(), kind if key == "yes" else "not-" + kind)


def add_families(letters):
	silent = {"bulk", "auto-reply", "note"}
	for path in sorted(glob.glob(f"{TOP}/tests/accuracy/families/*.json")):
		scenario = json.load(open(path, encoding="utf-8"))
		family = scenario["family"]
		school = set(family["school"]) | set(family.get("platforms", {}))
		for m in (m for thread in scenario["threads"] for m in thread["messages"]):
			gold, ours = m.get("gold", {}), m["from"] in family["parents"]
			if silent & set(gold.get("acts", [])) or not (m["from"] in school or ours and set(m["to"]) & school):
				continue
			text = "\n".join(line for line in m["text"].split("\n") if not line.startswith(">> "))
			by_platform = m["from"] in family.get("platforms", {})  # whose replies have no head of one
			letters.add(family["id"], ours, text, {plain(i["quote"]): i["kind"] for i in gold.get("items", [])},
				m.get("subject") or "hello", bool(m.get("reply_to")) and not by_platform, gold.get("acts", []),
				[a["name"] for a in m.get("attachments", [])], by_platform)


def add_exchanges(letters):
	for path in sorted(glob.glob(f"{TOP}/tests/exchanges/*.txt")):
		group = os.path.basename(path)[:-4]
		for talk in exchange.read(path):
			for n, letter in enumerate(talk.letters):
				if letter.writer != "N" and letter.sentences:
					truth = {plain(text): {"R": "request", "C": "commitment"}[label[0]]
						for label, text in letter.sentences if label != "-"}
					letters.add(group, letter.writer[0] == "F", letter.text(), truth, talk.subject, n > 0,
						letter.head.split() if n else FIRST, letter.files)


def everything(program, language):
	letters = Letters(program, language)
	add_sentences(letters, language)
	add_examples(letters, language)
	add_families(letters)
	add_exchanges(letters)
	return letters.judge()
