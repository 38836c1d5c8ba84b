"""Edits a DOCX the way Word writes what somebody did in it: tracked insertions, deletions and moves
with their range markers, comments with threads, revision ids, proofing marks and split runs.

Reads jobs from standard input: [{"in": path, "out": path, "edits": [...], "noise": bool,
"lose": "" | "marks" | "styles"}].
"""

import copy
import json
import sys
import zipfile

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
XML = "http://www.w3.org/XML/1998/namespace"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
DATE = "2026-12-03T09:30:00Z"


def q(name):
    return "{%s}%s" % (W, name)


def w(tag, **attributes):
    element = etree.Element(q(tag))
    for key, value in attributes.items():
        element.set(q(key), str(value))
    return element


class Document:
    def __init__(self, path):
        with zipfile.ZipFile(path) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.next = 9000
        self.comments = []
        self.threads = []
        self.notes = []

    def id(self):
        self.next += 1
        return self.next

    def by(self, author, **more):
        return dict(id=self.id(), author=author, date=DATE, **more)

    # Finding the place

    def paragraph(self, mark):
        for start in self.root.iter(q("bookmarkStart")):
            if start.get(q("name")) == mark:
                return start.getparent()
        return self.containing(mark)

    def containing(self, words):
        for p in self.root.iter(q("p")):
            if words in "".join(t.text or "" for t in p.iter(q("t"))):
                return p
        raise SystemExit("no paragraph " + words)

    def runs(self, p):
        """The runs with text, without the number in the margin and what is taken out."""
        for r in p.iter(q("r")):
            style = r.find(q("rPr") + "/" + q("rStyle"))
            if style is not None and style.get(q("val")) == "Styckenummertecken":
                continue
            if r.find(q("t")) is not None:
                yield r

    def text(self, p):
        return "".join(self.own(r) for r in self.runs(p))

    @staticmethod
    def own(r):
        return "".join(t.text or "" for t in r.iter(q("t")))

    def cut(self, p, at):
        """Splits runs so that one begins at a character; the runs from there on."""
        for r in list(self.runs(p)):
            own = self.own(r)
            if at == 0:
                return r
            if at < len(own):
                t = r.find(q("t"))
                rest = copy.deepcopy(r)
                t.text, rest.find(q("t")).text = own[:at], own[at:]
                for each in (t, rest.find(q("t"))):
                    each.set("{%s}space" % XML, "preserve")
                r.addnext(rest)
                return rest
            at -= len(own)
        return None

    def between(self, p, words):
        """The runs of exactly these words."""
        at = self.text(p).index(words)
        first = self.cut(p, at)
        after = self.cut(p, at + len(words))
        out, inside = [], False
        for r in self.runs(p):
            inside = inside or r is first
            if r is after:
                break
            if inside:
                out.append(r)
        return out

    def run(self, text, like=None):
        r = w("r", rsidR="00B21C3A")
        if like is not None and like.find(q("rPr")) is not None:
            r.append(copy.deepcopy(like.find(q("rPr"))))
        for i, line in enumerate(text.split("\n")):
            if i:
                r.append(w("br"))
            t = w("t")
            t.text = line
            t.set("{%s}space" % XML, "preserve")
            r.append(t)
        return r

    # Changing it

    def wrap(self, r, kind, author):
        change = w(kind, **self.by(author))
        r.addprevious(change)
        change.append(r)
        if kind == "del":
            for t in list(r.iter(q("t"))):
                t.tag = q("delText")

    def end(self, p, kind, author):
        properties = p.find(q("pPr"))
        if properties is None:
            properties = w("pPr")
            p.insert(0, properties)
        inner = properties.find(q("rPr"))
        if inner is None:
            inner = w("rPr")
            properties.append(inner)
        inner.insert(0, w(kind, **self.by(author)))

    def insert(self, p, after, text, author, tracked=True):
        at = self.text(p).index(after) + len(after)
        last = self.between(p, after)[-1] if after else None
        new = self.run(text, last)
        if last is None:
            first = next(self.runs(p))
            first.addprevious(new)
        else:
            while last.getparent() is not p:
                last = last.getparent()
            last.addnext(new)
        if tracked:
            self.wrap(new, "ins", author)
        assert at >= 0
        return new

    def delete(self, p, words, author, tracked=True):
        for r in self.between(p, words):
            if not tracked:
                r.getparent().remove(r)
            elif r.getparent().tag == q("ins"):
                # Put in by one, taken out by another.
                self.wrap(r, "del", author)
            else:
                self.wrap(r, "del", author)

    def fresh(self, p, text):
        new = w("p", rsidR="00B21C3A", rsidRDefault="00B21C3A")
        if p.find(q("pPr")) is not None:
            properties = copy.deepcopy(p.find(q("pPr")))
            for change in properties.findall(q("rPr")):
                properties.remove(change)
            new.append(properties)
        if text is not None:
            new.append(self.run(text))
        return new

    def remove(self, p, author, tracked=True):
        row = p.getparent().getparent() if p.getparent().tag == q("tc") else None
        if not tracked:
            (row if row is not None else p).getparent().remove(row if row is not None else p)
            return
        for r in list(p.iter(q("r"))):
            self.wrap(r, "del", author)
        if row is None:
            self.end(p, "del", author)
        else:
            properties = row.find(q("trPr"))
            properties.append(w("del", **self.by(author)))

    def split(self, p, before, author, tracked=True):
        at = self.text(p).index(before)
        first = self.cut(p, at)
        second = self.fresh(p, None)
        node = first
        while node.getparent() is not p:
            node = node.getparent()
        rest = [node] + list(node.itersiblings())
        for each in rest:
            second.append(each)
        p.addnext(second)
        if tracked:
            self.end(p, "ins", author)

    def apply(self, edit):
        kind = edit["do"]
        author = edit.get("author", "Anna Ek")
        tracked = edit.get("tracked", True)
        p = self.paragraph(edit["at"]) if "at" in edit else None
        if kind == "insert":
            self.insert(p, edit["after"], edit["text"], author, tracked)
        elif kind == "delete":
            self.delete(p, edit["words"], author, tracked)
        elif kind == "replace":
            if tracked:
                self.insert(p, edit["words"], edit["text"], author)
                self.delete(p, edit["words"], author)
            else:
                self.insert(p, edit["words"], edit["text"], author, False)
                self.delete(p, edit["words"], author, False)
        elif kind == "rewrite":
            runs = list(self.runs(p))
            new = self.run(edit["text"], runs[-1])
            runs[-1].addnext(new)
            for r in runs:
                self.wrap(r, "del", author) if tracked else r.getparent().remove(r)
            if tracked:
                self.wrap(new, "ins", author)
        elif kind == "remove":
            self.remove(p, author, tracked)
        elif kind == "add":
            last = p
            for text in edit["texts"]:
                new = self.fresh(p, text)
                last.addnext(new)
                if tracked:
                    self.wrap(new.find(q("r")), "ins", author)
                    self.end(last, "ins", author)
                last = new
        elif kind == "add_before":
            new = self.fresh(p, edit["text"])
            p.addprevious(new)
            if tracked:
                self.wrap(new.find(q("r")), "ins", author)
                self.end(new, "ins", author)
        elif kind == "split":
            self.split(p, edit["before"], author, tracked)
        elif kind == "join":
            nxt = p.getnext()
            if tracked:
                self.end(p, "del", author)
                first = next(self.runs(nxt))
                space = self.run(" ", first)
                first.addprevious(space)
                self.wrap(space, "ins", author)
            else:
                p.append(self.run(" "))
                for each in list(nxt):
                    if each.tag != q("pPr"):
                        p.append(each)
                for r in list(p.iter(q("r"))):
                    style = r.find(q("rPr") + "/" + q("rStyle"))
                    number = style is not None and style.get(q("val")) == "Styckenummertecken"
                    is_later = r.getparent() is p and list(p).index(r) > 4
                    if is_later and (number or r.find(q("tab")) is not None):
                        p.remove(r)
                nxt.getparent().remove(nxt)
        elif kind == "move":
            self.move(p, self.paragraph(edit["behind"]), edit, author, tracked)
        elif kind == "comment":
            self.comment(p if p is not None else self.containing(edit["in"]), edit, author)
        elif kind == "fixed":
            self.insert(self.containing(edit["words"]), edit["words"], edit["text"], author, tracked)
        elif kind == "link":
            # As Word does with an address that somebody has typed.
            new = self.insert(p, edit["after"], edit["text"], author, tracked)
            link = etree.Element(q("hyperlink"))
            link.set("{%s}id" % REL.rstrip("/"), "rLink1")
            change = new.getparent()
            change.addprevious(link)
            link.append(change)
            self.relation("rLink1", "hyperlink", "mailto:nagon@exempelkoping.example", outside=True)
        elif kind == "footnote":
            self.note(p, edit, author)
        else:
            raise SystemExit("no edit " + kind)

    def move(self, p, behind, edit, author, tracked):
        if not tracked:
            behind.addnext(p)
            return
        name = "move%d" % self.id()
        target = copy.deepcopy(p)
        for each in list(target.iter(q("bookmarkStart"), q("bookmarkEnd"))):
            each.getparent().remove(each)
        behind.addnext(target)
        mark = self.id()
        p.insert(1, w("moveFromRangeStart", id=mark, author=author, date=DATE, name=name))
        for r in list(p.iter(q("r"))):
            self.wrap(r, "moveFrom", author)
        self.end(p, "moveFrom", author)
        p.addnext(w("moveFromRangeEnd", id=mark))
        mark = self.id()
        target.insert(1, w("moveToRangeStart", id=mark, author=author, date=DATE, name=name))
        if edit.get("words"):
            self.insert(target, edit["words"], edit["text"], author)
            self.delete(target, edit["words"], author)
        for r in list(target.iter(q("r"))):
            if r.getparent().tag != q("ins"):
                self.wrap(r, "moveTo", author)
        self.end(target, "moveTo", author)
        target.addnext(w("moveToRangeEnd", id=mark))

    def comment(self, p, edit, author):
        number = len(self.comments)
        last = p
        if edit.get("words"):
            runs = self.between(p, edit["words"])
            first, end = runs[0], runs[-1]
        else:
            first = end = None
        if edit.get("to"):
            last = self.paragraph(edit["to"])
            end = list(self.runs(last))[-1]
            first = first if first is not None else next(self.runs(p))
        said = [(author, edit["text"])] + [tuple(reply) for reply in edit.get("replies", [])]
        up = lambda node: node if node.getparent().tag == q("p") else up(node.getparent())
        for i, (who, text) in enumerate(said):
            n = number + i
            para = "%08X" % (0x10000000 + n)
            self.comments.append((n, who, text, para))
            self.threads.append((para, None if i == 0 else "%08X" % (0x10000000 + number), edit.get("done", False)))
            reference = w("r")
            reference.append(w("commentReference", id=n))
            if end is not None:
                up(first).addprevious(w("commentRangeStart", id=n))
                stop = w("commentRangeEnd", id=n)
                up(end).addnext(stop)
                stop.addnext(reference)
            else:
                last.append(reference)

    def note(self, p, edit, author):
        number = 2 + len(self.notes)
        self.notes.append((number, edit["text"]))
        r = w("r")
        r.append(w("footnoteReference", id=number))
        p.append(r)
        self.wrap(r, "ins", author)

    # The rest of the package

    def relation(self, name, kind, target, outside=False):
        part = "word/_rels/document.xml.rels"
        mode = ' TargetMode="External"' if outside else ""
        line = '<Relationship Id="%s" Type="%s%s" Target="%s"%s/></Relationships>' % (
            name, kind if kind.startswith("http") else REL + kind, "", target, mode)
        self.parts[part] = self.parts[part].replace(b"</Relationships>", line.encode())

    def part(self, name, kind, relation, root):
        self.parts["word/" + name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        line = '<Override PartName="/word/%s" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml"/></Types>' % (name, kind)
        self.parts["[Content_Types].xml"] = self.parts["[Content_Types].xml"].replace(b"</Types>", line.encode())
        self.relation("r" + name.split(".")[0], relation, name)

    def noise(self):
        for p in list(self.root.iter(q("p"))):
            p.set(q("rsidR"), "00A77B3E")
            p.set(q("rsidRDefault"), "00F31C52")
            for r in list(self.runs(p)):
                own = self.own(r)
                if len(own) > 20 and len(r.findall(q("t"))) == 1:
                    rest = self.cut(p, self.text(p).index(own) + len(own) // 3)
                    if rest is not None:
                        rest.set(q("rsidR"), "00C4D1E2")
                        rest.addprevious(w("proofErr", type="spellStart"))
                        rest.addprevious(w("proofErr", type="spellEnd"))
                        rest.addprevious(w("bookmarkStart", id=self.id(), name="_GoBack%d" % self.next))
                        rest.addprevious(w("bookmarkEnd", id=self.next))

    def lose(self, what):
        if not what:
            return
        for each in list(self.root.iter(q("bookmarkStart"), q("bookmarkEnd"))):
            each.getparent().remove(each)
        for name in [name for name in self.parts if name.startswith("docProps/custom")]:
            del self.parts[name]
        for name in ("[Content_Types].xml", "_rels/.rels"):
            root = etree.fromstring(self.parts[name])
            for each in list(root):
                if "custom" in (each.get("PartName", "") + each.get("Target", "")):
                    root.remove(each)
            self.parts[name] = etree.tostring(root)
        if what == "styles":
            # As Google Docs gives it: its own styles, and a tab for every number.
            for style in list(self.root.iter(q("pStyle"), q("rStyle"))):
                style.getparent().remove(style)
            for name in list(self.parts):
                if "styles.xml" in name:
                    self.parts[name] = ('<w:styles xmlns:w="%s"><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="normal"/></w:style></w:styles>' % W).encode()

    def save(self, path):
        if self.comments:
            root = etree.Element(q("comments"), nsmap={"w": W, "w14": W14})
            for n, author, text, para in self.comments:
                comment = w("comment", id=n, author=author, date=DATE, initials=author[:1])
                for line in text.split("\n"):
                    p = w("p")
                    p.set("{%s}paraId" % W14, para)
                    p.append(self.run(line))
                    comment.append(p)
                root.append(comment)
            self.part("comments.xml", "comments", "comments", root)
            root = etree.Element("{%s}commentsEx" % W15, nsmap={"w15": W15})
            for para, parent, done in self.threads:
                each = etree.SubElement(root, "{%s}commentEx" % W15)
                each.set("{%s}paraId" % W15, para)
                if parent:
                    each.set("{%s}paraIdParent" % W15, parent)
                each.set("{%s}done" % W15, "1" if done else "0")
            self.part("commentsExtended.xml", "commentsExtended", "http://schemas.microsoft.com/office/2011/relationships/commentsExtended", root)
        if self.notes:
            root = etree.Element(q("footnotes"), nsmap={"w": W})
            for n, kind in ((0, "separator"), (1, "continuationSeparator")):
                note = w("footnote", id=n, type=kind)
                note.append(w("p"))
                root.append(note)
            for n, text in self.notes:
                note = w("footnote", id=n)
                p = w("p")
                p.append(self.run(" " + text))
                note.append(p)
                root.append(note)
            self.part("footnotes.xml", "footnotes", "footnotes", root)
        self.parts["word/document.xml"] = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for name, part in self.parts.items():
                package.writestr(name, part)


for job in json.load(sys.stdin):
    document = Document(job["in"])
    if job.get("noise"):
        document.noise()
    for edit in job["edits"]:
        document.apply(edit)
    document.lose(job.get("lose", ""))
    document.save(job["out"])
