"""Edits a DOCX in LibreOffice itself, as somebody would who has it open, and saves it as DOCX.

Comments it can only keep: without windows, LibreOffice ends when one is made.

Reads jobs from standard input: [{"in": path, "out": path, "edits": [...]}]; the first argument is
the folder for its profile.
"""

import json
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK


def value(name, what):
    return PropertyValue(Name=name, Value=what)


def connect(profile):
    pipe = "samsyn%d" % (time.time_ns() % 10**9)
    office = subprocess.Popen(["soffice", "-env:UserInstallation=file://" + profile, "--headless", "--norestore",
                               "--accept=pipe,name=%s;urp;" % pipe])
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return office, resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
        except NoConnectException:
            time.sleep(0.25)
    office.kill()
    raise SystemExit("LibreOffice did not start")


class Editor:
    def __init__(self, context, path):
        self.context = context
        desktop = self.create("com.sun.star.frame.Desktop")
        self.document = desktop.loadComponentFromURL("file://" + path, "_blank", 0, (value("Hidden", True),))
        self.view = self.document.CurrentController

    def create(self, name):
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    def author(self, name):
        given, family = name.split(" ")
        provider = self.create("com.sun.star.configuration.ConfigurationProvider")
        access = provider.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationUpdateAccess", (value("nodepath", "/org.openoffice.UserProfile/Data"),))
        access.givenname, access.sn = given, family
        access.commitChanges()

    def dispatch(self, command, *arguments):
        self.create("com.sun.star.frame.DispatchHelper").executeDispatch(self.view.Frame, command, "", 0, tuple(arguments))

    def anchor(self, mark):
        if mark in self.document.Bookmarks.ElementNames:
            return self.document.Bookmarks.getByName(mark).Anchor
        return self.found(mark)

    def found(self, words):
        search = self.document.createSearchDescriptor()
        search.SearchString = words
        found = self.document.findFirst(search)
        if found is None:
            raise SystemExit("no words " + words)
        return found

    def words(self, mark, words):
        """A cursor over some words of a marked paragraph."""
        anchor = self.anchor(mark)
        text = anchor.Text
        cursor = text.createTextCursorByRange(anchor.Start)
        whole = text.createTextCursorByRange(anchor.Start)
        whole.gotoEndOfParagraph(True)
        at = whole.String.index(words)
        cursor.goRight(at, False)
        cursor.goRight(len(words), True)
        return cursor

    def end(self, mark):
        anchor = self.anchor(mark)
        cursor = anchor.Text.createTextCursorByRange(anchor.End)
        cursor.gotoEndOfParagraph(False)
        return cursor

    def apply(self, edit):
        kind = edit["do"]
        self.author(edit.get("author", "Anna Ek"))
        self.document.RecordChanges = edit.get("tracked", True)
        if kind == "insert":
            cursor = self.words(edit["at"], edit["after"])
            cursor.Text.insertString(cursor.End, edit["text"], False)
        elif kind == "delete":
            self.words(edit["at"], edit["words"]).String = ""
        elif kind == "replace":
            self.words(edit["at"], edit["words"]).String = edit["text"]
        elif kind == "rewrite":
            self.whole(edit["at"]).String = edit["text"]
        elif kind == "remove":
            cursor = self.whole(edit["at"])
            cursor.goRight(1, True)
            cursor.String = ""
        elif kind == "add":
            cursor = self.end(edit["at"])
            for text in edit["texts"]:
                cursor.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
                cursor.Text.insertString(cursor, text, False)
        elif kind == "split":
            cursor = self.words(edit["at"], edit["before"])
            cursor.collapseToStart()
            cursor.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        elif kind == "join":
            cursor = self.end(edit["at"])
            cursor.goRight(1, True)
            # The number in the margin of the next one goes with the end of this one.
            while cursor.String[-1:] in "\n\r\t0123456789":
                before = len(cursor.String)
                cursor.goRight(1, True)
                if cursor.String[-1:] not in "\n\r\t0123456789" or len(cursor.String) == before:
                    cursor.goLeft(1, True)
                    break
            cursor.String = ""
            cursor.Text.insertString(cursor.End, " ", False)
        elif kind == "move":
            self.view.select(self.whole(edit["at"]))
            self.dispatch(".uno:MoveDown" if edit.get("down") else ".uno:MoveUp")
        elif kind == "cut":
            # Somewhere else by way of the clipboard.
            cursor = self.whole(edit["at"])
            words = cursor.String
            cursor.goRight(1, True)
            cursor.String = ""
            target = self.end(edit["behind"])
            target.Text.insertControlCharacter(target, PARAGRAPH_BREAK, False)
            target.Text.insertString(target, words, False)
        elif kind == "fixed":
            cursor = self.found(edit["words"])
            cursor.Text.insertString(cursor.End, edit["text"], False)
        elif kind == "accept":
            self.dispatch(".uno:AcceptAllTrackedChanges")
        elif kind == "reject":
            self.dispatch(".uno:RejectAllTrackedChanges")
        else:
            raise SystemExit("no edit " + kind)

    def whole(self, mark):
        anchor = self.anchor(mark)
        cursor = anchor.Text.createTextCursorByRange(anchor.Start)
        cursor.gotoEndOfParagraph(True)
        return cursor

    def save(self, path):
        filters = {"docx": "MS Word 2007 XML", "pdf": "writer_pdf_Export"}
        self.document.storeToURL("file://" + path, (value("FilterName", filters[path.rsplit(".", 1)[1]]),))

    def close(self):
        self.document.close(True)


office, context = connect(sys.argv[1])
try:
    for job in json.load(sys.stdin):
        editor = Editor(context, job["in"])
        for edit in job["edits"]:
            editor.apply(edit)
        editor.save(job["out"])
        editor.close()
finally:
    try:
        context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context).terminate()
    except Exception:
        office.kill()
    office.wait(30)
