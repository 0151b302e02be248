#!/usr/bin/env python3
"""Scores which mentions are linked to one actor against the coreference of the GUM treebank.

usage: tools/score_identity.py ../shared/data/ud/gum-dev.conllu [-g news,bio] [-v] -- build/release/crosscheck facts --from jsonl --to jsonl -

Gold: mentions of the Entity column, by the number of their entity. A link of a pronoun or description is right when a
name of the same actor is a mention of the same entity; gold is each third-person pronoun, or definite noun, of a person,
organization or place that the document names. What
has no name in the document ("the police") is not scored. Names: pairs of names in one document that are given one actor, and are of
one entity. -v shows the wrong links. Skips when the data is absent.
"""
import json
import os
import re
import subprocess
import sys

KEEP = {'person', 'organization', 'place'}
PRONOUNS = {'he', 'him', 'his', 'she', 'her', 'hers', 'they', 'them', 'their', 'it', 'its'}


def read_documents(path, genres):
    for chunk in re.split(r'(?m)^(?=# newdoc id)', open(path, encoding='utf-8').read()):
        m = re.match(r'# newdoc id = (\w+?_(\w+?)_\w+)', chunk)
        if m and (not genres or m.group(2) in genres):
            yield read_document(m.group(1), chunk)


def close(mention, end):
    ids = {t[0] for t in mention['tokens']}
    heads = [t for t in mention['tokens'] if t[1] not in ids]
    head = heads[0] if heads else mention['tokens'][-1]
    return {'id': mention['id'], 'type': mention['type'], 'start': mention['start'], 'end': end, 'upos': head[2],
            'head': (head[3], head[4]), 'first': mention['tokens'][0][5].lower(), 'length': len(mention['tokens'])}


def read_document(name, chunk):
    text, open_, gold = '', [], []
    for line in chunk.split('\n'):
        if line.startswith('# text'):
            text += '\n' if text else ''
        f = line.split('\t')
        if len(f) < 10 or not f[0].isdigit():
            continue
        start = len(text.encode())
        text += f[1]
        end = len(text.encode())
        if 'SpaceAfter=No' not in f[9]:
            text += ' '
        entity = next((x[7:] for x in f[9].split('|') if x.startswith('Entity=')), '')
        for o in re.findall(r'\(([^()]+)', entity):
            p = o.split('-')
            open_.append({'id': p[0], 'type': p[1], 'start': start, 'tokens': []})
        for e in open_:
            e['tokens'].append((int(f[0]), int(f[6]), f[3], start, end, f[1]))
        for o, c in re.findall(r'\(([^()]+)\)|(?<![\w(-])(\d+)\)', entity):
            key = o.split('-')[0] if o else c
            at = next((i for i in range(len(open_) - 1, -1, -1) if open_[i]['id'] == key), None)
            if at is not None:
                gold.append(close(open_.pop(at), end))
    return {'id': name, 'text': text, 'gold': gold}


def run(command, documents):
    rows = ''.join(json.dumps({'id': d['id'], 'published': None, 'text': d['text']}) + '\n' for d in documents)
    out = subprocess.run(command, input=rows.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    return {row['id']: row for row in map(json.loads, filter(str.strip, out.splitlines()))}


def gold_of(document, mention):
    """The entity of a mention found: of those whose head it covers, the widest that it is as wide as, at most by half."""
    hits = [g for g in document['gold'] if mention['start'] <= g['head'][0] and g['head'][1] <= mention['end']]
    if mention['form'] == 'pronoun':
        hits = [g for g in hits if g['start'] == mention['start'] and g['length'] == 1]
    return max(hits, key=lambda g: min(g['end'], mention['end']) - max(g['start'], mention['start']))['id'] if hits else None


def kind_of(mention_text, form):
    if form == 'pronoun':
        word = mention_text.lower()
        return 'they/it' if word in {'they', 'them', 'their', 'it', 'its'} else 'he/she'
    return form


def show(name, right, given, gold):
    p = right / given if given else 0
    r = right / gold if gold else 0
    print('%-24s P %5.1f  R %5.1f   (%d right of %d given, %d gold)' % (name, 100 * p, 100 * r, right, given, gold))


def count(table, kind, place):
    table.setdefault(kind, [0, 0, 0])[place] += 1


def score_document(d, found, table, verbose):
    names = {}
    for m in found:
        if m['form'] == 'name':
            names.setdefault(m['actor'], set()).add(gold_of(d, m))
    named = {g['id'] for g in d['gold'] if g['upos'] == 'PROPN' and g['type'] in KEEP}
    for g in d['gold']:
        word = d['text'].encode()[g['start']:g['end']].decode().lower()
        if g['id'] in named and g['length'] == 1 and word in PRONOUNS:
            count(table, kind_of(word, 'pronoun'), 2)
        elif g['id'] in named and g['upos'] == 'NOUN' and g['first'] == 'the':
            count(table, 'description', 2)
    for m in found:
        if m['form'] == 'name' or m['actor'] not in names:
            continue
        kind = kind_of(m['text'], m['form'])
        good = gold_of(d, m) in names.get(m['actor'], set()) - {None}
        count(table, kind, 1)
        if good:
            count(table, kind, 0)
        elif verbose:
            around = d['text'].encode()[max(0, m['start'] - 120):m['end'] + 40].decode(errors='replace')
            print('%s: %s -> %s | %s' % (d['id'], m['text'], m['name'], around.replace('\n', ' / ')))
    own = [(m['actor'], gold_of(d, m), m) for m in found if m['form'] == 'name']
    own = [x for x in own if x[1]]
    for i, a in enumerate(own):
        for b in own[:i]:
            if a[0] == b[0]:
                count(table, 'names', 1)
            if a[1] == b[1]:
                count(table, 'names', 2)
            other = a[2]['text'] != b[2]['text']
            if other and a[0] == b[0]:
                count(table, 'names in two forms', 1)
            if other and a[1] == b[1]:
                count(table, 'names in two forms', 2)
            if other and a[0] == b[0] and a[1] == b[1]:
                count(table, 'names in two forms', 0)
            if a[0] == b[0] and a[1] == b[1]:
                count(table, 'names', 0)
            elif verbose and a[0] == b[0]:
                print('%s: names %s = %s' % (d['id'], a[2]['text'], b[2]['text']))


def main():
    split = sys.argv.index('--')
    args = sys.argv[1:split]
    if not os.path.exists(args[0]):
        print('skipped: %s is absent' % args[0])
        return
    genres = args[args.index('-g') + 1].split(',') if '-g' in args else None
    documents = list(read_documents(args[0], genres))
    answers = run(sys.argv[split + 1:], documents)
    table = {}
    for d in documents:
        found = [m for m in answers[d['id']]['mentions'] if m['kind'] == 'actor' and m['actor'] is not None]
        score_document(d, found, table, '-v' in args)
    for kind in ('names', 'names in two forms', 'he/she', 'they/it', 'description'):
        show(kind, *table.get(kind, (0, 0, 0)))


main()
