#!/usr/bin/env python3
"""Runs the steps of a composite action of GitHub in the current folder, as a
runner does: each "run" in a bash of its own, with the environment of the step;
what a step writes into $GITHUB_PATH is ahead of PATH in the steps behind it.

usage: run_action.py ACTION.yml [INPUT=VALUE]...

Ends with the status of the first step that fails; 70: the action has something
that is not known here; 77: the module yaml is missing (python3-yaml).
"""
import os
import re
import subprocess
import sys
import tempfile

try:
    import yaml
except ImportError:
    print('the module yaml is missing (python3-yaml)', file=sys.stderr)
    sys.exit(77)


def refuse(message):
    print('run_action: %s' % message, file=sys.stderr)
    sys.exit(70)


def fill(text, values):
    """A text with its expressions replaced: ${{ inputs.files }}."""
    def value(match):
        if match.group(1) not in values:
            refuse('nothing is known of %s' % match.group(0))
        return values[match.group(1)]
    return re.sub(r'\$\{\{\s*([\w.-]+)\s*\}\}', value, str(text))


def read_values(action, path, given):
    values = {'github.action_path': os.path.dirname(os.path.abspath(path))}
    for name, about in action['inputs'].items():
        values['inputs.' + name] = given.pop(name, about.get('default', ''))
    if given:
        refuse('the action has no input %s' % ', '.join(given))
    return values


def run_step(step, values, path, folder):
    if step.get('shell') != 'bash' or set(step) - {'name', 'shell', 'env', 'run'}:
        refuse('step "%s" is more than a run of bash' % step.get('name'))
    if '${{' in step['run']:
        refuse('step "%s" puts an expression into its script' % step['name'])
    added = os.path.join(folder, 'path')
    open(added, 'w').close()
    script = os.path.join(folder, 'script')
    with open(script, 'w') as file:
        file.write(step['run'])
    env = {k: fill(v, values) for k, v in step.get('env', {}).items()}
    env = {**os.environ, **env, 'GITHUB_PATH': added, 'PATH': ':'.join(path)}
    done = subprocess.run(['bash', '--noprofile', '--norc', '-eo', 'pipefail',
                           script], env=env)
    with open(added) as file:
        path[:0] = reversed(file.read().split('\n')[:-1])
    return done.returncode


def main():
    path = sys.argv[1]
    with open(path) as file:
        action = yaml.safe_load(file)
    if action['runs']['using'] != 'composite':
        refuse('the action is not composite')
    given = dict(word.split('=', 1) for word in sys.argv[2:])
    values = read_values(action, path, given)
    ahead = os.environ['PATH'].split(':')
    with tempfile.TemporaryDirectory() as folder:
        for step in action['runs']['steps']:
            status = run_step(step, values, ahead, folder)
            if status != 0:
                return status
    return 0


sys.exit(main())
