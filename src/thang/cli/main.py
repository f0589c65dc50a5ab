"""The command's grammar and its one way out: every verb ends with a status, and no traceback reaches a user."""

from __future__ import annotations

import argparse
import gc
import os
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NoReturn

import thang
from thang.cli.backup import backup, restore
from thang.cli.begin import begin
from thang.cli.console import AT_FAULT, BUG, DONE, WRONG_USE, Console, WrongUse, tell
from thang.cli.demo import PORT, demo
from thang.cli.diff import diff
from thang.cli.doctor import doctor
from thang.cli.explain import explain
from thang.cli.framework import check, list_shipped, schema
from thang.cli.publish import seal
from thang.cli.score import score
from thang.cli.verify import verify_bundle
from thang.cli.window import window
from thang.cli.workshop import migrate, serve, worker
from thang.engine.errors import Faulty
from thang.engine.framework import Language
from thang.library.schemas import SCHEMAS
from thang.words.usage import parser_message, say

INTERRUPTED = 130
Verb = Callable[[argparse.Namespace, Console], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status (see `thang --help`)."""
    if argv is None:  # a process of its own: little that a command makes points to itself, and looking for it costs
        gc.set_threshold(1_000_000, 20, 20)
    words = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    language = language_of(words)
    console = Console(language)
    try:
        status = run(words, console)
        sys.stdout.flush()
    except BrokenPipeError:
        _hush()
        return DONE
    except KeyboardInterrupt:
        _hush()
        console.complain("\n" + console.say("stopped"))
        return INTERRUPTED
    except OSError as error:
        if error.errno is None:
            return _report_bug(error, console)
        # What could not be read is named in `run`: here the output itself has no room.
        _hush()
        console.refuse("unwritable", {"found": "stdout", "problem": error.strerror or str(error)})
        return WRONG_USE
    except Exception as error:
        # The last net: a user reads a sentence, never a traceback.
        return _report_bug(error, console)
    return status


def run(words: Sequence[str], console: Console) -> int:
    """The verb that the words name, with every refusal turned into its sentence and status."""
    try:
        args = build_parser(console.language).parse_args(words)
    except SystemExit as end:
        return int(end.code or DONE)
    console = replace(console, as_json=getattr(args, "json", False))
    verb: Verb = args.verb
    try:
        return verb(args, console)
    except Faulty as error:
        console.faults(error.faults)
        return AT_FAULT
    except WrongUse as error:
        console.refuse(error.sentence, error.facts)
        return WRONG_USE
    except OSError as error:
        if error.filename is None:
            raise
        console.refuse("unreadable", {"found": str(error.filename), "problem": error.strerror or str(error)})
        return WRONG_USE


def language_of(words: Sequence[str]) -> Language:
    """`--lang` first, then THANG_LANG, else Vietnamese; known before the grammar, whose own words need it."""
    named = os.environ.get("THANG_LANG", "")
    for word, following in pairwise([*words, ""]):
        option, _, attached = word.partition("=")
        chosen = attached or following
        if option == "--lang" and chosen in ("vi", "en"):
            named = chosen
    return "en" if named.lower().startswith("en") else "vi"


class _Parser(argparse.ArgumentParser):
    """argparse in the reader's language; wrong use ends with 2 and the way to the help."""

    language: Language = "vi"

    def error(self, message: str) -> NoReturn:
        hint = say("see_help", self.language, {"prog": self.prog})
        tell(f"{self.prog}: {parser_message(message, self.language)}\n{hint}")
        raise SystemExit(WRONG_USE)


def build_parser(language: Language) -> argparse.ArgumentParser:
    """The whole grammar; its help reads as the story."""
    grammar = _Grammar(language)
    top = grammar.parser("thang", "about", epilog="story")
    top.add_argument("--version", action="version", version=f"thang {thang.__version__}", help=grammar.say("--version"))
    verbs = grammar.verbs(top)
    framework = grammar.verbs(grammar.verb(verbs, "framework"))
    _add_framework_verbs(grammar, framework)
    for name, verb in (("score", score), ("explain", explain), ("publish", seal)):
        parser = grammar.verb(verbs, name, verb)
        grammar.positional(parser, "FRAMEWORK")
        grammar.positional(parser, "VALUES")
        if name == "explain":
            grammar.positional(parser, "UNIT")
            grammar.positional(parser, "CODE", nargs="?")
        parser.add_argument("--units", metavar="FILE", help=grammar.say("--units"))
        parser.add_argument("--successions", metavar="FILE", help=grammar.say("--successions"))
        parser.add_argument("--decimal", choices=("point", "comma"), default="point", help=grammar.say("--decimal"))
        if name == "score":
            grammar.json(parser)
            parser.add_argument("--out", metavar="DIR", help=grammar.say("--out"))
        if name == "publish":
            _add_seal(grammar, parser)
    parser = grammar.verb(verbs, "verify", verify_bundle)
    grammar.positional(parser, "BUNDLE")
    parser.add_argument("--signers", metavar="FILE", help=grammar.say("--signers"))
    _add_site(grammar, grammar.verb(verbs, "window", window))
    _add_demo(grammar, grammar.verb(verbs, "demo", demo))
    _add_workshop_verbs(grammar, verbs)
    return top


def _add_workshop_verbs(grammar: _Grammar, verbs: argparse._SubParsersAction[_Parser]) -> None:
    grammar.verb(verbs, "serve", serve)
    parser = grammar.verb(verbs, "worker", worker)
    parser.add_argument("--beside", metavar="PID", type=int, help=grammar.say("--beside"))
    grammar.verb(verbs, "migrate", migrate)
    parser = grammar.verb(verbs, "begin", begin)
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--code", metavar="CODE", help=grammar.say("--code"))
    where.add_argument("--body", metavar="NAME", help=grammar.say("--body"))
    parser.add_argument("--sign-in", metavar="SIGN-IN", required=True, help=grammar.say("--sign-in"))
    parser.add_argument("--name", metavar="NAME", required=True, help=grammar.say("--name"))
    parser = grammar.verb(verbs, "backup", backup)
    grammar.positional(parser, "BACKUP", dest="file")
    parser.add_argument("--replace", action="store_true", help=grammar.say("--replace BACKUP"))
    parser = grammar.verb(verbs, "restore", restore)
    grammar.positional(parser, "BACKUP", dest="file")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--replace", action="store_true", help=grammar.say("--replace RESTORE"))
    how.add_argument("--drill", action="store_true", help=grammar.say("--drill"))
    parser = grammar.verb(verbs, "doctor", doctor)
    parser.add_argument("--heads", metavar="DIR", help=grammar.say("--heads"))


def _add_demo(grammar: _Grammar, parser: _Parser) -> None:
    parser.add_argument("--out", metavar="DIR", help=grammar.say("--out DEMO"))
    parser.add_argument("--no-serve", action="store_true", help=grammar.say("--no-serve"))
    parser.add_argument("--port", metavar="PORT", type=int, default=PORT, help=grammar.say("--port"))


def _add_site(grammar: _Grammar, parser: _Parser) -> None:
    grammar.positional(parser, "BUNDLE", dest="bundles", nargs="+")
    parser.add_argument("--out", metavar="DIR", required=True, help=grammar.say("--out WINDOW"))
    for name, what in (
        ("--url", "URL"),
        ("--content", "DIR"),
        ("--successions", "FILE"),
        ("--boundaries", "FILE"),
        ("--publisher", "TEXT"),
        ("--license", "URL"),
    ):
        parser.add_argument(name, metavar=what, help=grammar.say(f"{name} WINDOW"))


def _add_seal(grammar: _Grammar, parser: _Parser) -> None:
    parser.add_argument("--out", metavar="BUNDLE.zip", required=True, help=grammar.say("--out BUNDLE"))
    parser.add_argument("--key", metavar="FILE", help=grammar.say("--key"))
    parser.add_argument("--published-on", metavar="DATE", help=grammar.say("--published-on"))
    parser.add_argument("--amends", metavar="DIGEST", help=grammar.say("--amends"))
    parser.add_argument("--reason", metavar="TEXT", help=grammar.say("--reason"))
    parser.add_argument("--synthetic", action="store_true", help=grammar.say("--synthetic"))


def _add_framework_verbs(grammar: _Grammar, verbs: argparse._SubParsersAction[_Parser]) -> None:
    parser = grammar.verb(verbs, "check", check, "framework check")
    grammar.positional(parser, "FILE", dest="files", nargs="+")
    grammar.json(parser)
    parser = grammar.verb(verbs, "diff", diff, "framework diff")
    grammar.positional(parser, "OLD")
    grammar.positional(parser, "NEW")
    parser.add_argument("--values", metavar="VALUES", help=grammar.say("--values"))
    parser.add_argument("--units", metavar="FILE", help=grammar.say("--units"))
    parser.add_argument("--decimal", choices=("point", "comma"), default="point", help=grammar.say("--decimal"))
    grammar.json(parser)
    parser = grammar.verb(verbs, "schema", schema, "framework schema")
    parser.add_argument("which", nargs="?", choices=tuple(SCHEMAS), default="framework", help=grammar.say("arg WHICH"))
    grammar.json(grammar.verb(verbs, "list", list_shipped, "framework list"))


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """argparse's layout with its own word for "usage" in the reader's language."""

    language: Language = "vi"

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, say("usage", self.language) if prefix is None else prefix)


class _Grammar:
    """Makes parsers whose every word is in one language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def say(self, name: str) -> str:
        return say(name, self.language).replace("%", "%%")

    def formatter(self, prog: str) -> _Formatter:
        formatter = _Formatter(prog)
        formatter.language = self.language
        return formatter

    def parser(self, prog: str, about: str, epilog: str = "") -> _Parser:
        parser = _Parser(
            prog=prog,
            description=self.say(about),
            epilog=self.say(epilog) if epilog else None,
            formatter_class=self.formatter,
            add_help=False,
            allow_abbrev=False,
        )
        return self._dressed(parser)

    def verbs(self, parser: _Parser) -> argparse._SubParsersAction[_Parser]:
        return parser.add_subparsers(
            title=self.say("commands"), metavar=self.say("command"), required=True, dest="_verb"
        )

    def verb(
        self, verbs: argparse._SubParsersAction[_Parser], name: str, verb: Verb | None = None, about: str = ""
    ) -> _Parser:
        text = self.say(about or name)
        parser = verbs.add_parser(
            name,
            help=text,
            description=text,
            add_help=False,
            allow_abbrev=False,
            formatter_class=self.formatter,
        )
        if verb is not None:
            parser.set_defaults(verb=verb)
        return self._dressed(parser)

    def positional(self, parser: _Parser, name: str, dest: str | None = None, nargs: str | None = None) -> None:
        parser.add_argument(dest or name.lower(), metavar=name, nargs=nargs, help=self.say(f"arg {name}"))

    def json(self, parser: _Parser) -> None:
        parser.add_argument("--json", action="store_true", help=self.say("--json"))

    def _dressed(self, parser: _Parser) -> _Parser:
        """Its own headings, `--help` and `--lang` in the language."""
        parser.language = self.language
        parser._positionals.title = self.say("arguments")
        parser._optionals.title = self.say("options")
        parser.add_argument("-h", "--help", action="help", help=self.say("--help"))
        parser.add_argument("--lang", choices=("vi", "en"), help=self.say("--lang"), default=argparse.SUPPRESS)
        return parser


def _speak_utf8() -> None:
    """Vietnamese whatever the terminal's locale says; what cannot be shown is escaped, never an error."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever called, as in `thang … >&-`
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  # open to the end
        stream = getattr(sys, name)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _hush() -> None:
    """Write what is still to be written, or send it nowhere, so that the interpreter's own last flush cannot fail."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _report_bug(error: Exception, console: Console) -> int:
    if os.environ.get("THANG_DEBUG"):
        traceback.print_exception(error)
    _hush()
    problem = " ".join(f"{type(error).__name__}: {error}".split())
    console.refuse("bug", {"problem": problem})
    return BUG
