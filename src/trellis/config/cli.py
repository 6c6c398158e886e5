"""The `trellis` command: the words of each room's management commands, as one tool."""

import os
import sys

from django.core.management import execute_from_command_line

COMMANDS = {
    "serve": ("serve", "Serve the pages (default 127.0.0.1:8000)."),
    "work": ("work", "Do what is done later: messages, reminders, counts."),
    "mail listen": ("mail_listen", "Take mail by LMTP or SMTP until it's stopped."),
    "mail fetch": ("mail_fetch", "Take in what is unseen in the mailbox."),
    "demo": ("demo", "Load the six example networks and serve them."),
    "import members": ("import_members", "Bring a list of members into a network."),
    "import activities": ("import_activities", "Bring a file of activities into a network."),
    "import places": ("import_places", "Bring a table of places into the place tree."),
    "import boundaries": ("import_boundaries", "Bring in the outlines of places, for maps."),
    "decisions due": ("decisions_due", "Count the ballots that have ended: for a daily timer."),
    "tally": ("tally", "Count a ballot that is given as a file."),
    "coverage": ("coverage", "Tell from files where who works on what: gaps, overlaps, need."),
    "compare": ("compare", "Compare two tables of activities: added, changed, renamed, gone."),
    "ties": ("ties", "Measure a network of ties that is given as a file."),
    "power": ("power", "Tell who has power under a rule, and who has none."),
    "ledger verify": ("ledger_verify", "Check the chain of the record; name the first broken line."),
    "backup": ("backup", "Write database and files to one file."),
    "restore": ("restore", "Bring a backup back."),
    "forget": ("forget", "Forget undo data, lists never brought in and contacts that are old."),
    "invite": ("invite", "Make a sign-in link and a code on paper for a person."),
    "migrate": ("migrate", "Bring the database to this version."),
}


def overview() -> str:
    """Give the help text of the command as a whole."""
    rows = [f"  trellis {words:<17} {says}" for words, (_, says) in COMMANDS.items()]
    return "\n".join(
        [
            "trellis: the workplace of a network of organisations.",
            "",
            *rows,
            "",
            "trellis COMMAND --help tells more. TRELLIS_HOME names the folder of database and files (default",
            "./var), DATABASE_URL another database. Exit code 0, or 1 with one sentence on standard error.",
        ]
    )


def resolve(words: list[str]) -> list[str] | None:
    """Turn the words a person types into a management command and its arguments; None when there's none."""
    for length in (2, 1):
        known = COMMANDS.get(" ".join(words[:length]))
        if known and len(words) >= length:
            return [known[0], *words[length:]]
    return None


def main() -> None:
    """Run the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trellis.config.settings")
    words = sys.argv[1:]
    if not words or words[0] in {"-h", "--help", "help"}:
        sys.stdout.write(overview() + "\n")
        return
    if words[0] == "--version":
        sys.stdout.write("trellis 0.1.0\n")
        return
    found = resolve(words)
    if found is None:
        sys.stderr.write(
            f"trellis: there's no command '{' '.join(words[:2])}'. 'trellis --help' lists them.\n"
        )
        sys.exit(1)
    execute_from_command_line(["trellis", *found])
