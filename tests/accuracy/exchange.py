# SPDX-License-Identifier: GPL-3.0-or-later
"""Short letters and their answers, each sentence with its truth beside it.

Exchanges are parted by an empty line.  A letter begins with its writer, a tab, and the subject (of
the first) or its acts: F, F2 a parent, S, S2 a person of the school, N a parent's own note of a talk.
Then one sentence a line, a tab behind its label: "-" no item, R1 a request, C2 a commitment (numbers
run through the exchange); "+" an attachment's name; "=" the state of an earlier item from then on.
"""
import re

STATES = ("acknowledged", "resolved", "declined")


class Letter:
	def __init__(self, writer, head):
		self.writer, self.head = writer, head
		self.sentences, self.states, self.files = [], [], []

	def text(self):
		"""The sentences as they were written: bullets on lines of their own."""
		text, was_bullet = "", False
		for _, sentence in self.sentences:
			bullet = sentence.startswith("- ")
			text += ("\n" if bullet or was_bullet else " " if text else "") + sentence
			was_bullet = bullet
		return text


class Exchange:
	def __init__(self):
		self.letters = []

	@property
	def subject(self):
		return self.letters[0].head

	def take(self, line):
		label, _, text = line.partition("\t")
		if re.fullmatch(r"F2?|S2?|N", label):
			self.letters.append(Letter(label, text.strip()))
		elif label == "+":
			self.letters[-1].files.append(text.strip())
		elif label == "=":
			number, state = text.split()
			if state not in STATES:
				raise ValueError(f"no state: {line}")
			self.letters[-1].states.append((int(number), state))
		elif label == "-" or re.fullmatch(r"[RC]\d+", label):
			self.letters[-1].sentences.append((label, text.strip()))
		else:
			raise ValueError(f"no label: {line}")


def read(path):
	exchanges = []
	with open(path, encoding="utf-8") as file:
		for block in re.split(r"\n\s*\n", file.read().strip()):
			exchanges.append(Exchange())
			for line in block.split("\n"):
				if not line.startswith("#"):
					exchanges[-1].take(line)
	return [e for e in exchanges if e.letters]
