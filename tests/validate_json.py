#!/usr/bin/env python3
"""Holds JSON to a schema; every document that does not fit is a line.

usage: validate_json.py SCHEMA[#/$defs/NAME] [--lines] < JSON

SCHEMA is a file; schemas beside it may be referred to by their $id. One whose
name does not end in .schema.json stands alone, in the draft it names. With
--lines every line of the input is a document. Exit status: 0 all fit, 1 some
do not, 77 the module jsonschema is missing.
"""
import glob
import json
import os
import sys
import warnings

try:
    import jsonschema
except ImportError:
    print('the module jsonschema is missing (python3-jsonschema)')
    sys.exit(77)
warnings.simplefilter('ignore', DeprecationWarning)


def read_schemas(folder):
    schemas = {}
    for path in sorted(glob.glob(os.path.join(folder, '*.schema.json'))):
        with open(path, encoding='utf-8') as file:
            schema = json.load(file)
        jsonschema.Draft202012Validator.check_schema(schema)
        schemas[schema['$id']] = schema
    return schemas


def validator_alone(path):
    with open(path, encoding='utf-8') as file:
        schema = json.load(file)
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


def validator_of(path, fragment):
    if not path.endswith('.schema.json'):
        return validator_alone(path)
    name = os.path.basename(path)
    schemas = read_schemas(os.path.dirname(path) or '.')
    resolver = jsonschema.RefResolver(name, schemas[name], store=schemas)
    wanted = {'$ref': name + '#' + fragment}
    return jsonschema.Draft202012Validator(wanted, resolver=resolver)


def main(arguments):
    path, _, fragment = arguments[0].partition('#')
    validator = validator_of(path, fragment)
    data = sys.stdin.buffer.read().decode('utf-8')
    documents = [data]
    if '--lines' in arguments:
        documents = [line for line in data.split('\n') if line]
    wrong = 0
    for number, document in enumerate(documents, 1):
        for error in validator.iter_errors(json.loads(document)):
            place = '/'.join(str(step) for step in error.absolute_path)
            print('%d: %s: %s' % (number, place, error.message[:300]))
            wrong += 1
    return wrong != 0


sys.exit(main(sys.argv[1:]))
