#!/usr/bin/env python3
"""Makes given.txt, given_world.txt, surnames.txt, surnames_world.txt, words.txt and places.txt anew.

  make.py SOURCES

SOURCES is a folder with the packages as README.md names them, unpacked:
  faker/      PyPI faker (the folder that holds `providers`)
  mimesis/    PyPI mimesis (the folder that holds `datasets`)
  faker-js/   npm @faker-js/faker (`package`)
  tessdata/   npm @tesseract.js-data/swe (`package`)
and the lists in own/, beside this file, are read too. Standard library only."""
import ast, collections, gzip, json, pathlib, re, struct, sys, unicodedata

HERE = pathlib.Path(__file__).parent
WORD = re.compile(r"[^\W\d_]+")
PARTICLES = set("af al av bin da das de del della den der di do dos du el la las le los of ter van von y zu".split())
PART = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def latin(word):
    return all("LATIN" in unicodedata.name(c, "") or c in "-'’" for c in word)


def parts(text):
    """The names in one entry of a list, in small letters and without their hyphens."""
    for piece in text.split():
        if PART.fullmatch(piece) and latin(piece):
            yield from (p for p in re.split(r"['’-]", piece.lower()) if len(p) > 1 and p not in PARTICLES)


def plain(word):
    """Without diacritics, as people type who have no such keys."""
    out = unicodedata.normalize("NFD", word.translate(str.maketrans("łøđðæßı", "lodd" + "asi")))
    return "".join(c for c in out if not unicodedata.combining(c))


def strings(node):
    for child in ast.walk(node):
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child.value


def faker(root, given, sur):
    for file in sorted((root / "providers/person").glob("*/__init__.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            target = None
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                target = node.targets[0].id
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
                target = node.target.id
            if target is None or "format" in target:
                continue
            into = given if target.startswith("first_name") else sur if target.startswith("last_name") else None
            if into is None:
                continue
            for text in strings(node.value):
                for part in parts(text):
                    into[part].add(file.parent.name)


def mimesis(root, given, sur):
    def flat(value):
        if isinstance(value, dict):
            for v in value.values():
                yield from flat(v)
        elif isinstance(value, list):
            yield from (v for v in value if isinstance(v, str))

    for file in sorted((root / "datasets").glob("*/person.json")):
        data = json.loads(file.read_text("utf-8"))
        for key, into in (("names", given), ("surnames", sur)):
            for text in flat(data.get(key, [])):
                for part in parts(text):
                    into[part].add("m_" + file.parent.name)


def spellings(root):
    """Every spelling in the two word graphs of tesseract's Swedish model."""
    data = gzip.decompress((root / "4.0.0/swe.traineddata.gz").read_bytes())
    count = struct.unpack_from("<i", data)[0]
    offsets = struct.unpack_from(f"<{count}q", data, 4)

    def component(n):
        start = offsets[n]
        return data[start : min([o for o in offsets if o > start] + [len(data)])]

    for letters, graph in ((21, 19), (1, 7)):
        lines = component(letters).decode("utf-8").split("\n")
        chars = [line.split(" ")[0] for line in lines[1 : 1 + int(lines[0])]]
        block = component(graph)
        _, size, edges = struct.unpack_from("<hii", block)
        edge = struct.unpack_from(f"<{edges}Q", block, 10)
        bits = (size - 1).bit_length()
        stack = [(0, "")]
        while stack:
            at, before = stack.pop()
            while True:
                flags = (edge[at] >> bits) & 7  # 1 last of its node, 2 backwards, 4 ends a word
                if not flags & 2:
                    word = before + chars[edge[at] & ((1 << bits) - 1)]
                    if flags & 4:
                        yield word
                    after = edge[at] >> (bits + 3)
                    if after and len(word) < 40:
                        stack.append((after, word))
                if flags & 1:
                    break
                at += 1


def counted(root):
    """In how many spellings (with full stop, comma, quotes …) a word stands small, and capitalised."""
    small, capital = collections.Counter(), collections.Counter()
    for text in spellings(root):
        found = re.fullmatch(r"[\W\d_]*([^\W\d_]+)[\W\d_]*", text)
        if found and latin(found[1]):
            word = found[1]
            if word == word.lower():
                small[word] += 1
            elif word[1:] == word[1:].lower():
                capital[word.lower()] += 1
    return small, capital


def own(name):
    lines = (HERE / "own" / name).read_text("utf-8").splitlines()
    return [w for line in lines if not line.startswith("#") for w in line.split()]


def write(name, words):
    (HERE / name).write_text("\n".join(sorted(words)) + "\n", "utf-8")
    print(name, len(words))


def main():
    root = pathlib.Path(sys.argv[1])
    given, sur = collections.defaultdict(set), collections.defaultdict(set)
    faker(root / "faker", given, sur)
    mimesis(root / "mimesis", given, sur)
    for name, into in (("given.txt", given), ("surnames.txt", sur)):
        for text in own(name):
            for part in parts(text):
                into[part].add("own")
    small, capital = counted(root / "tessdata")
    homonyms = set(own("homonyms.txt"))
    # Mimesis has many Swedish given names of the Middle Ages, and ordinary words among them.
    common = lambda sources, lists: any(s in lists for s in sources)
    near_given = {n for n, s in given.items() if common(s, ("sv_SE", "own"))}
    near_sur = {n for n, s in sur.items() if common(s, ("sv_SE", "m_sv", "own"))}
    for homonym in homonyms - near_given - near_sur:
        near_sur.add(homonym)

    def ordinary(word):
        s, c = small[word], capital[word]
        return s >= 1 and (2 * s >= c if s >= 2 else c <= 1)

    trusted = {n for n in near_given if {"sv_SE", "own"} & given[n]} | {n for n in near_sur if {"sv_SE", "own"} & sur.get(n, set())}
    # Some names are so much more a word that a list of names is wrong about them.
    trusted -= {n for n in trusted if small[n] >= 5 and small[n] > capital[n]}
    words = {w for w in small if len(w) > 1 and ordinary(w) and (w not in trusted or w in homonyms)} | homonyms
    words |= set(own("verbs.txt")) | set(own("roles.txt"))
    # A name typed without its diacritics.
    for near in (near_given, near_sur):
        near |= {plain(n) for n in near if len(n) > 3} - words
    (swedish,) = (root / "faker-js/dist").glob("sv-*.js")
    counties = re.search("county:`(Ale[^`]*)`", swedish.read_text("utf-8"))[1].split(".")
    places = {w for c in counties for w in WORD.findall(c.lower()) if len(w) > 2} | {w.lower() for t in own("places.txt") for w in WORD.findall(t)}
    write("given.txt", near_given)
    write("given_world.txt", {n for n in given if len(n) > 1} - near_given)
    write("surnames.txt", near_sur)
    write("surnames_world.txt", {n for n in sur if len(n) > 1} - near_sur)
    write("words.txt", words)
    write("places.txt", places)
    if len(sys.argv) > 2:  # what to look over by eye
        print("municipalities", len(counties))
        print("own and word:", sorted(n for n in near_given if n in words and n not in homonyms))
        print("surname and word:", sorted(n for n in near_sur if n in words and n not in homonyms))
        print("name and place:", sorted(n for n in near_given | near_sur if n in places))
        print("name and organisation:", sorted(n for n in near_given | near_sur if n in set(own("organisations.txt"))))


main()
