import assert from 'node:assert/strict';
import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { makeInstruments } from '#metrics/instruments.ts';

import { openTambour } from '../support/tambour.ts';

const root = join(import.meta.dirname, '../..');
const page = await readFile(join(root, 'docs/running.md'), 'utf8');
const alerts = await readFile(join(root, 'deploy/prometheus-alerts.yml'), 'utf8');
const figures = makeInstruments()
  .registry.getMetricsAsArray()
  .map(({ name }) => name)
  .filter((name) => name.startsWith('tambour_'));

/** All that a pattern's first group finds, each once. */
function found(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''))];
}

test('the page lists every figure that there is, and none beside', () => {
  assert.deepEqual(found(page, /^\| `(tambour_\w+)` /gm).toSorted(), figures.toSorted());
});

test('the alerts look at figures that there are', () => {
  const named = found(alerts, /\b(tambour_\w+)/g);
  assert.ok(named.length >= 4);
  assert.deepEqual(
    named.filter((name) => !figures.includes(name)),
    [],
  );
});

test('each command of the page is one of the program', async () => {
  await using tambour = await openTambour();
  const { out } = await tambour.run(['--help']);
  const commands = found(page, /(?:^ *|`)tambour ([a-z]+)/gm);
  assert.ok(commands.length >= 4);
  for (const command of commands) assert.match(out, new RegExp(`^  ${command}\\b`, 'm'));
});

test('each file that the page names is there, and it names all that is for running Tambour', async () => {
  const linked = found(page, /\]\((\.\.\/[^)#]+)\)/g).map((path) => join('docs', path));
  const named = found(page, /\b(deploy\/[\w.-]*\w)/g);
  for (const path of [...linked, ...named]) await access(join(root, path));
  const installed = found(page, /\bdeploy\/\*(\.\w+)/g);
  const unnamed = (await readdir(join(root, 'deploy'))).filter(
    (name) => !named.includes(`deploy/${name}`) && !installed.some((ending) => name.endsWith(ending)),
  );
  assert.deepEqual(unnamed, []);
});

test('the page names each path that nginx passes on, and none beside', async () => {
  const nginx = await readFile(join(root, 'deploy/nginx.conf'), 'utf8');
  const passed = nginx
    .split(/^ *location /m)
    .slice(1)
    .filter((location) => location.includes('proxy_pass'))
    .flatMap((location): readonly string[] => {
      const [path = ''] = /\/[^ ]*(?= \{)/.exec(location) ?? [];
      const [before = '', choices, after = ''] = path.replace(/\$$/, '').split(/[()]/);
      return choices === undefined ? [before] : choices.split('|').map((choice) => `${before}${choice}${after}`);
    });
  assert.ok(passed.length >= 6, passed.join(', '));
  const [, sentence = ''] = /\n(It passes on [^]*?nothing else\.)/.exec(page) ?? [];
  assert.deepEqual(found(sentence, /`(\/[^`]*)`/g).toSorted(), passed.toSorted());
});

test('each heading that the page leads to is there', () => {
  const headings = found(page, /^## (.+)$/gm).map((heading) => `#${heading.toLowerCase().replaceAll(' ', '-')}`);
  assert.deepEqual(
    found(page, /\]\((#[^)]+)\)/g).filter((target) => !headings.includes(target)),
    [],
  );
});
