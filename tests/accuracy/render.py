#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Render scenario files into the mail that real clients would have written.

usage: render.py SCENARIO.json OUTDIR

OUTDIR gets mail/NNN.eml (delivery order), gold.json (the truth per message and
per checkpoint) and family.json (the facts a configuration needs).
Deterministic: the same scenario gives the same bytes.
"""
import base64, datetime as D, email.header, email.utils, hashlib, html, json, os, quopri, re, sys, textwrap
from zoneinfo import ZoneInfo

EN_D = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
EN_M = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
ES_D = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]
ES_M = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"]


def h12(d, sec=False, narrow=False):
    h = d.hour % 12 or 12
    sp = "\u202f" if narrow else " "
    return f"{h}:{d.minute:02d}{f':{d.second:02d}' if sec else ''}{sp}{'AM' if d.hour < 12 else 'PM'}"


def quote_kind(m):
    return m.get("quote", "none")


def fold(line, width, soft=""):
    return (soft + "\n").join(textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)) if len(line) > width else line


class Renderer:
    def __init__(self, scenario):
        self.s = scenario
        f = scenario["family"]
        self.f = f
        self.tz = ZoneInfo(f["tz"])
        self.who = {**f["parents"], **f["school"], **f.get("platforms", {}), **f.get("others", {})}
        self.who["log"] = {"name": "School log", "address": f["log_address"]}
        self.msgs = {}
        self.bodies = {}

    # -- names and dates, as clients print them
    def addr(self, k):
        p = self.who[k]
        return f'{p["name"]} <{p["address"]}>'

    def when(self, m):
        return D.datetime.fromisoformat(m["date"]).astimezone(self.tz)

    def lang(self, m):
        return m.get("lang", self.f.get("client_lang", "en"))

    def attribution(self, m, p):
        d, a = self.when(p), self.who[p["from"]]
        c, es = m["client"], self.lang(m) == "es"
        if c == "gmail":
            if es:
                return f"El {ES_D[d.weekday()][:3]}, {d.day} {ES_M[d.month-1][:3]} {d.year} a la(s) {d.hour:02d}:{d.minute:02d}, {a['name']} (<{a['address']}>) escribió:"
            return f"On {EN_D[d.weekday()][:3]}, {EN_M[d.month-1][:3]} {d.day}, {d.year} at {h12(d, narrow=True)} {a['name']} <{a['address']}> wrote:"
        if c in ("apple", "ios"):
            if es:
                return f"El {d.day} {ES_M[d.month-1][:3]} {d.year}, a las {d.hour:02d}:{d.minute:02d}, {a['name']} <{a['address']}> escribió:"
            return f"On {EN_M[d.month-1][:3]} {d.day}, {d.year}, at {h12(d)}, {a['name']} <{a['address']}> wrote:"
        if c == "yahoo":
            return f"    On {EN_D[d.weekday()]}, {EN_M[d.month-1]} {d.day}, {d.year} at {d.hour%12 or 12:02d}:{d.minute:02d}:{d.second:02d} {'AM' if d.hour<12 else 'PM'} {d.tzname()}, {a['name']} <{a['address']}> wrote:  "
        return f"{a['name']} wrote:"

    def outlook_head(self, m, p, es=None):
        d = self.when(p)
        es = self.lang(m) == "es" if es is None else es
        to = "; ".join(self.addr(k) for k in p["to"])
        cc = "; ".join(self.addr(k) for k in p.get("cc", []))
        if es:
            rows = [("De", self.addr(p["from"])), ("Enviado", f"{ES_D[d.weekday()]}, {d.day} de {ES_M[d.month-1]} de {d.year} {d.hour}:{d.minute:02d}"), ("Para", to)]
            rows += [("CC", cc)] if cc else []
            return rows + [("Asunto", self.subject(p))]
        rows = [("From", self.addr(p["from"])), ("Sent", f"{EN_D[d.weekday()]}, {EN_M[d.month-1]} {d.day}, {d.year} {h12(d)}"), ("To", to)]
        rows += [("Cc", cc)] if cc else []
        return rows + [("Subject", self.subject(p))]

    def subject(self, m):
        if m.get("subject"):
            return m["subject"]
        p = self.msgs[m["reply_to"]]
        s = self.subject(p)
        return s if re.match(r"(?i)(re|rv):", s) else ("RE: " if m["client"] == "outlook" else "Re: ") + s

    # -- bodies
    @staticmethod
    def to_html(text):
        return "<br>\n".join(html.escape(l, quote=False) for l in text.split("\n"))

    def body(self, mid, depth=0):
        """(plain, html) of a message with its signature and its quoted history."""
        if (mid, depth) in self.bodies:
            return self.bodies[mid, depth]
        m = self.msgs[mid]
        c, text, sig = m["client"], m["text"], m.get("signature", "")
        whole = text
        if c == "gmail" and quote_kind(m) != "inline":     # Gmail folds its plain part near column 76
            text = "\n".join(fold(l, 76) for l in text.split("\n"))
        elif c == "plain" and quote_kind(m) != "inline":   # format=flowed: soft breaks end in a space
            text = "\n".join(fold(l, 70, " ") for l in text.split("\n"))
        es = self.lang(m) == "es"
        p = self.msgs.get(m.get("reply_to") or "")
        quote = quote_kind(m) if p else "none"
        if quote == "inline":
            plain_lines, html_lines = [], []
            for l in text.split("\n"):
                if l.startswith(">> "):
                    plain_lines.append("> " + l[3:])
                    html_lines.append(f'<blockquote type="cite" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">{html.escape(l[3:], quote=False)}</blockquote>')
                else:
                    plain_lines.append(l)
                    html_lines.append(html.escape(l, quote=False) + "<br>")
            at = self.attribution(m, p)
            plain, htm = at + "\n\n" + "\n".join(plain_lines), f"<div>{html.escape(at)}</div>" + "\n".join(html_lines)
        else:
            plain, htm = text, f"<div dir=\"ltr\">{self.to_html(whole)}</div>"
        if c == "platform":
            rows = f'<table width="600" align="center" style="font-family:Arial"><tr><td style="background:#24527a;color:#fff;padding:12px"><b>{html.escape(self.who[m["from"]]["name"])}</b></td></tr><tr><td style="padding:16px">{self.to_html(whole)}</td></tr>'
            foot = "Este mensaje se envió automáticamente." if es else "You are receiving this because you are listed as a guardian. Manage your notification settings."
            htm = f'<html><head><style>td{{color:#222}} .x{{display:none}}</style></head><body><div style="display:none;max-height:0">{html.escape(text[:60], quote=False)}&#847; &zwnj; &nbsp;</div>{rows}<tr><td style="font-size:11px;color:#888">{foot} <a href="https://example.com/u?x=1&amp;y=2">Unsubscribe</a></td></tr></table><img src="https://example.com/open.gif" width="1" height="1"></body></html>'
            plain = text + "\n\n" + foot
        if sig:
            if c in ("gmail", "plain"):
                plain += "\n\n-- \n" + sig
                htm += f'<br clear="all"><div><br></div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature">{self.to_html(sig)}</div>'
            else:
                plain += "\n\n" + sig
                htm += f'<div id="Signature"><p>{self.to_html(sig)}</p></div>' if c == "outlook" else f"<br><div>{self.to_html(sig)}</div>"
        if c == "ios":
            s = "Enviado desde mi iPhone" if es else "Sent from my iPhone"
            plain += "\n\n" + s
            htm += f'<br><div dir="ltr">{s}</div>'
        if quote == "below" and depth < 3:
            qp, qh = self.body(p["id"], depth + 1)
            if c == "outlook":
                rows = self.outlook_head(m, p)
                plain += "\n\n" + "_" * 32 + "\n" + "\n".join(f"{k}: {v}" for k, v in rows) + "\n\n" + qp
                htm += '<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000">' + "<br>".join(f"<b>{k}:</b> {html.escape(v)}" for k, v in rows) + "</font><div>&nbsp;</div></div>" + qh
            elif c == "yahoo":
                at = self.attribution(m, p)
                plain += "\n\n" + at + "\n \n " + qp.replace("\n", "\n ")
                htm += f'<div id="yahoo_quoted_1" class="yahoo_quoted"><div>{html.escape(at.strip())}</div><div>{qh}</div></div>'
            else:
                at = self.attribution(m, p)
                wrapped = at
                if c == "gmail" and len(at) > 76:          # Gmail folds a long attribution line
                    wrapped = "\n".join(textwrap.wrap(at, 76, break_long_words=False, break_on_hyphens=False))
                plain += "\n\n" + wrapped + "\n\n" + "\n".join((">" if l.startswith(">") else "> ") + l if l else ">" for l in qp.split("\n"))
                cls = 'class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"' if c == "gmail" else 'type="cite"'
                pre = f'<br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">{html.escape(at)}<br></div>' if c == "gmail" else f"<div><br><blockquote type=\"cite\"><div>{html.escape(at)}</div><br></blockquote></div><div>"
                htm += f"{pre}<blockquote {cls}>{qh}</blockquote></div>"
        self.bodies[mid, depth] = (plain, htm)
        return plain, htm

    # -- MIME, written by hand so that it looks like clients' own
    def mid(self, m, kind="m"):
        if m.get("duplicate_of") and kind == "m":          # the same letter, come by another way
            m = self.msgs[m["duplicate_of"]]
        dom = self.who[m["from"]]["address"].split("@")[1] if kind == "m" else "mail.example.net"
        return f"<{hashlib.sha1((self.f['id'] + m['id'] + kind).encode()).hexdigest()[:20]}@{dom}>"

    @staticmethod
    def word(s):
        return s if s.isascii() else email.header.Header(s, "utf-8").encode()

    def hdr_addr(self, k):
        p = self.who[k]
        n = p["name"]
        n = self.word(n) if not n.isascii() else (f'"{n}"' if re.search(r"[,.()]", n) else n)
        return f"{n} <{p['address']}>"

    def part(self, ctype, text, charset, flowed=False):
        cs = charset.split('"')[0]
        raw = text.encode(cs, "xmlcharrefreplace" if "html" in ctype else "replace")
        if raw.isascii() and max((len(l) for l in raw.split(b"\n")), default=0) < 900 and "html" not in ctype:
            enc, body = "7bit", raw
        elif "html" in ctype and len(raw) % 3 == 0:
            enc, body = "base64", base64.encodebytes(raw)
        else:
            enc, body = "quoted-printable", quopri.encodestring(raw)
        return f'Content-Type: {ctype}; charset="{charset}"\nContent-Transfer-Encoding: {enc}\n\n'.encode() + body

    def multipart(self, sub, parts, salt):
        b = "=_" + hashlib.sha1(salt.encode()).hexdigest()[:24]
        out = f'Content-Type: multipart/{sub}; boundary="{b}"\n\n'.encode()
        for p in parts:
            out += f"--{b}\n".encode() + p + (b"" if p.endswith(b"\n") else b"\n")
        return out + f"--{b}--\n".encode()

    def attachment(self, a):
        data = base64.encodebytes(hashlib.sha512(a["name"].encode()).digest() * 40)
        n = a["name"]
        fn = f'filename="{n}"' if n.isascii() else "filename*=utf-8''" + "".join(f"%{b:02X}" for b in n.encode())
        return f'Content-Type: {a.get("type", "application/octet-stream")}\nContent-Disposition: attachment; {fn}\nContent-Transfer-Encoding: base64\n\n'.encode() + data

    def content(self, m, plain, htm):
        cs, kind = m.get("charset", "utf-8"), m.get("body", "multipart")
        if m["client"] == "platform":
            kind = "html" if kind == "html" else kind
        h = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={cs}"></head><body>{htm}</body></html>' if "<html" not in htm[:10] else htm
        if kind == "plain" or m["client"] == "plain":
            b = self.part("text/plain", plain, cs + ('"; format="flowed' if m["client"] == "plain" else ""))
        elif kind == "html":
            b = self.part("text/html", h, cs)
        else:
            b = self.multipart("alternative", [self.part("text/plain", plain, cs), self.part("text/html", h, cs)], m["id"] + "alt")
        if m.get("attachments"):
            b = self.multipart("mixed", [b] + [self.attachment(a) for a in m["attachments"]], m["id"] + "mix")
        return b

    def headers(self, m, subject=None):
        hs = [("From", self.hdr_addr(m["from"])), ("To", ", ".join(self.hdr_addr(k) for k in m["to"]))]
        if m.get("cc"):
            hs.append(("Cc", ", ".join(self.hdr_addr(k) for k in m["cc"])))
        hs += [("Subject", self.word(subject or self.subject(m))), ("Date", email.utils.format_datetime(D.datetime.fromisoformat(m["date"]))), ("Message-ID", self.mid(m))]
        if m.get("reply_to") and m.get("refs", "ok") == "ok":
            chain, p = [], self.msgs[m["reply_to"]]
            while p:
                chain.insert(0, self.mid(p))
                p = self.msgs.get(p.get("reply_to") or "")
            hs += [("In-Reply-To", chain[-1]), ("References", "\n ".join(chain))]
        hs += list(m.get("headers", {}).items()) + [("MIME-Version", "1.0")]
        return "".join(f"{k}: {v}\n" for k, v in hs).encode("utf-8", "surrogateescape")

    def original(self, m):
        return self.headers(m) + self.content(m, *self.body(m["id"]))

    def forward(self, m):
        by = m.get("forwarded_by") or next(iter(self.f["parents"]))
        client = m.get("forward_client") or ["gmail", "outlook", "apple"][int(hashlib.sha1((self.f["id"] + by).encode()).hexdigest(), 16) % 3]
        note, es = m.get("forward_note", ""), self.lang(m) == "es"
        delay = 300 + int(hashlib.sha1(m["id"].encode()).hexdigest(), 16) % 2400
        date = D.datetime.fromisoformat(m["date"]) + D.timedelta(seconds=delay)
        fw = {"id": m["id"] + "-fwd", "from": by, "to": ["log"], "date": date.isoformat(), "subject": {"gmail": "Fwd: ", "outlook": "FW: ", "apple": "Fwd: "}[client] + self.subject(m), "client": "gmail", "charset": "utf-8", "body": m.get("forward_body", "multipart"), "attachments": m.get("attachments", []) if m["via"] == "forward-inline" else []}
        self.msgs[fw["id"]] = fw
        if m["via"] == "forward-attachment":
            inner = b"Content-Type: message/rfc822\nContent-Disposition: attachment; filename=\"original.eml\"\n\n" + self.original(m)
            return fw, self.headers(fw) + self.multipart("mixed", [self.part("text/plain", note + "\n", "utf-8"), inner], m["id"] + "fa")
        p, h = self.body(m["id"])
        d, a = self.when(m), self.who[m["from"]]
        to = ", ".join(self.addr(k) for k in m["to"])
        cc = ", ".join(self.addr(k) for k in m.get("cc", []))
        if client == "gmail":
            l = ("De", "Para") if es else ("From", "To")
            dt = f"{ES_D[d.weekday()][:3]}, {d.day} {ES_M[d.month-1][:3]} {d.year} a la(s) {d.hour:02d}:{d.minute:02d}" if es else f"{EN_D[d.weekday()][:3]}, {EN_M[d.month-1][:3]} {d.day}, {d.year} at {h12(d, narrow=True)}"
            rows = [f"{l[0]}: {a['name']} <{a['address']}>", f"Date: {dt}", f"Subject: {self.subject(m)}", f"{l[1]}: {to}"] + ([f"Cc: {cc}"] if cc else [])
            plain = note + "\n\n---------- Forwarded message ---------\n" + "\n".join(rows) + "\n\n\n" + p
            htm = f'<div dir="ltr">{self.to_html(note)}<br><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>' + "<br>".join(html.escape(r) for r in rows) + f"<br></div><br><br>{h}</div></div>"
        elif client == "outlook":
            rows = self.outlook_head(fw, m, es)
            plain = note + "\n\n" + "_" * 32 + "\n" + "\n".join(f"{k}: {v}" for k, v in rows) + "\n\n\n" + p
            htm = f"<div>{self.to_html(note)}</div><div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\" dir=\"ltr\">" + "<br>".join(f"<b>{k}:</b> {html.escape(v)}" for k, v in rows) + f"<div>&nbsp;</div></div>{h}"
        else:
            head = "Inicio del mensaje reenviado:" if es else "Begin forwarded message:"
            ks = ("De", "Asunto", "Fecha", "Para", "Cc") if es else ("From", "Subject", "Date", "To", "Cc")
            dt = f"{d.day} de {ES_M[d.month-1]} de {d.year}, {d.hour}:{d.minute:02d}:{d.second:02d} {d.tzname()}" if es else f"{EN_M[d.month-1]} {d.day}, {d.year} at {h12(d, True)} {d.tzname()}"
            rows = [f"{ks[0]}: {a['name']} <{a['address']}>", f"{ks[1]}: {self.subject(m)}", f"{ks[2]}: {dt}", f"{ks[3]}: {to}"] + ([f"{ks[4]}: {cc}"] if cc else [])
            plain = note + "\n\n" + head + "\n\n" + "\n".join("> " + r for r in rows) + "\n> \n" + "\n".join("> " + l for l in p.split("\n"))
            htm = f"<div>{self.to_html(note)}</div><br><blockquote type=\"cite\"><div>{head}</div><br>" + "".join(f"<div><b>{html.escape(r.split(':')[0])}: </b>{html.escape(r.split(':', 1)[1])}</div>" for r in rows) + f"<br><div>{h}</div></blockquote>"
        return fw, self.headers(fw) + self.content(fw, plain, htm)

    def run(self, out):
        os.makedirs(f"{out}/mail", exist_ok=True)
        allm = [m for t in self.s["threads"] for m in t["messages"]]
        for t in self.s["threads"]:
            for m in t["messages"]:
                m["thread"] = t["id"]
                self.msgs[m["id"]] = m
        rendered = []
        for m in allm:
            via = m.get("via", "direct")
            if via.startswith("forward"):
                fw, raw = self.forward(m)
                rendered.append((D.datetime.fromisoformat(fw["date"]), m, raw, self.mid(fw)))
            else:
                rendered.append((D.datetime.fromisoformat(m["date"]), m, self.original(m), self.mid(m)))
        rendered.sort(key=lambda r: r[0])
        school = set(self.f["school"]) | set(self.f.get("platforms", {}))
        gold = []
        for n, (arrived, m, raw, outer) in enumerate(rendered, 1):
            name = f"{n:03d}-{m['id']}.eml"
            with open(f"{out}/mail/{name}", "wb") as fh:
                fh.write(re.sub(rb"\r?\n", b"\r\n", raw))
            k = m["from"]
            direction = "from-school" if k in school else "from-family" if k in self.f["parents"] else "other"
            gold.append({"file": name, "id": m["id"], "thread": m["thread"], "carrier": outer, "via": m.get("via", "direct"), "from": self.who[k]["address"], "date": m["date"], "arrived": arrived.isoformat(), "subject": self.subject(m), "direction": direction, "duplicate_of": m.get("duplicate_of"), "digest": m.get("digest", False), "text": m["text"], "items": m["gold"]["items"], "acts": m["gold"]["acts"]})
        json.dump({"messages": gold, "checkpoints": self.s["checkpoints"]}, open(f"{out}/gold.json", "w"), indent=1, ensure_ascii=False)
        json.dump(self.f, open(f"{out}/family.json", "w"), indent=1, ensure_ascii=False)
        return len(gold)


if __name__ == "__main__":
    s = json.load(open(sys.argv[1]))
    print(Renderer(s).run(sys.argv[2]), "messages")
