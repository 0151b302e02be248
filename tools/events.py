#!/usr/bin/env python3
"""Checks each event of a file of news by itself and counts the findings.

usage: events.py [--list] EVENTS.jsonl -- PROGRAM...

Each line of EVENTS.jsonl is an article with an "event"; the articles of one
event are compared with each other alone. PROGRAM is called once an event, with
"check --no-config --from jsonl --to json -" behind it and the articles on
standard input. Prints the findings by severity and rule; with --list each of
them too, with its passages, to be judged by hand. Fails where the program does.
"""

import collections
import json
import subprocess
import sys

OPTIONS = ["check", "--no-config", "--from", "jsonl", "--to", "json", "-"]
SEVERITIES = ["error", "warning", "note"]


def read_events(path):
    """The articles of each event, in the order of the file."""
    events = collections.OrderedDict()
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            events.setdefault(article["event"], []).append(article)
    return events


def check(program, articles):
    """The findings about the articles; SystemExit where there is no report."""
    text = "\n".join(json.dumps(article) for article in articles)
    run = subprocess.run(
        program + OPTIONS, input=text.encode(), capture_output=True, check=False
    )
    if run.returncode not in (0, 1) or not run.stdout:
        sys.exit("events.py: the program failed: " + run.stderr.decode()[:300])
    return json.loads(run.stdout)["findings"]


def show(event, finding):
    print(
        "%s: %s %s [%s] %.2f %s"
        % (
            event,
            finding["severity"],
            finding["verdict"],
            finding["rule"],
            finding["confidence"],
            finding["fingerprint"],
        )
    )
    print("  " + finding["message"])
    for passage in finding["evidence"]:
        text = " ".join(passage["text"].split())
        print("  | %s: %s" % (passage["article"], text))


def show_table(events, counts):
    articles = sum(len(articles) for articles in events.values())
    print("%d events, %d articles" % (len(events), articles))
    print("%-16s" % "rule" + "".join("%9s" % s for s in SEVERITIES))
    for rule in sorted({rule for rule, _ in counts}) + ["all"]:
        row = "%-16s" % rule
        for severity in SEVERITIES:
            row += "%9d" % sum(
                count
                for (name, s), count in counts.items()
                if s == severity and rule in (name, "all")
            )
        print(row)


def main():
    arguments = sys.argv[1:]
    listed = arguments[:1] == ["--list"]
    arguments = arguments[1:] if listed else arguments
    if len(arguments) < 3 or arguments[1] != "--":
        sys.exit(__doc__.split("\n\n")[1])
    events = read_events(arguments[0])
    counts = collections.Counter()
    for event, articles in events.items():
        for finding in check(arguments[2:], articles):
            counts[finding["rule"], finding["severity"]] += 1
            if listed:
                show(event, finding)
    show_table(events, counts)


if __name__ == "__main__":
    main()
