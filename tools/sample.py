#!/usr/bin/env python3
"""Prints a sample of facts beside the sentences they were read from, to be judged by hand.

usage: tools/sample.py FILE.jsonl [--articles N] [--facts N] [--seed N] [--kind KIND,...] -- build/release/crosscheck facts --from jsonl --to jsonl -

Articles and then facts are drawn at random with a fixed seed, so that the same
program gives the same sample. Each fact is shown with the sentences around it
(the fact's clause in [[ ]]), and every field that has to be right: actor,
claim, number, date, place, polarity, modality, speaker.
"""
import argparse
import json
import random
import subprocess
import sys


def name_of(row, actor):
    for mention in row['mentions']:
        if mention['kind'] == 'actor' and mention['actor'] == actor:
            return mention['name']
    return None


def quantity(number):
    value = number['value']
    if value is None:
        value = '%s..%s' % (number['low'], number['high'])
    whole = ' of %g' % number['whole'] if number['whole'] is not None else ''
    bound = '' if number['bound'] == 'exact' else number['bound'] + ' '
    return '%s%s%s %s (%s)' % (bound, value, whole, number['unit'] or '', number['dimension'])


def around(text, start, end, reach=160):
    data = text.encode()
    left = data[max(0, start - reach):start].decode(errors='ignore')
    right = data[end:end + reach].decode(errors='ignore')
    return (left + '[[' + data[start:end].decode() + ']]' + right).replace('\n', ' / ')


def show(index, row, fact):
    text = row['title'] if fact['field'] == 'title' else row['text']
    print('%d. (%s, fact %d, %s; published %s)' % (index, row['id'], fact['id'], fact['kind'], row['published']))
    print('   ' + around(text, fact['start'], fact['end']))
    fields = [('actor', name_of(row, fact['actor'])), ('claim', fact['claim'][:200]), ('polarity', fact['polarity']),
              ('modality', fact['modality']), ('speaker', name_of(row, fact['speaker'])),
              ('number', fact['number'] and quantity(fact['number'])), ('standing', fact.get('standing')),
              ('date', fact['date'] and (fact['date']['edtf'] or fact['date']['text'])),
              ('place', name_of(row, fact['place']))]
    for name, value in fields:
        if value is not None:
            print('     %-9s %s' % (name, value))
    for argument in fact.get('arguments', []):
        print('     - %s: %s' % (argument['role'], argument['text'][:120]))


def main():
    split = sys.argv.index('--')
    parser = argparse.ArgumentParser()
    parser.add_argument('file')
    parser.add_argument('--articles', type=int, default=20)
    parser.add_argument('--facts', type=int, default=200)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--kind')
    options = parser.parse_args(sys.argv[1:split])
    draw = random.Random(options.seed)
    with open(options.file, encoding='utf-8') as lines:
        articles = [json.loads(line) for line in lines if line.strip()]
    chosen = draw.sample(articles, min(options.articles, len(articles)))
    data = ''.join(json.dumps(a, ensure_ascii=False) + '\n' for a in chosen)
    done = subprocess.run(sys.argv[split + 1:], input=data.encode(), stdout=subprocess.PIPE, check=True)
    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    kinds = options.kind.split(',') if options.kind else None
    facts = [(row, fact) for row in rows for fact in row['facts'] if not kinds or fact['kind'] in kinds]
    print('%d facts in %d articles' % (len(facts), len(rows)))
    picked = sorted(draw.sample(range(len(facts)), min(options.facts, len(facts))))
    for number, index in enumerate(picked, 1):
        show(number, *facts[index])


if __name__ == '__main__':
    main()
