import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const tests = join(import.meta.dirname, '..');
const highest = 102;
/** Numbers of rows that became part of another row. */
const leftOut = new Set([41, 43, 46, 58, 62, 77]);

interface Row {
  readonly number: number;
  readonly tried: string;
  readonly expected: string;
  readonly shownBy: readonly { readonly file: string; readonly name: string }[];
  /** All of the last cell that names no test. */
  readonly words: string;
}

function rowsOf(page: string): readonly Row[] {
  const lines = page.split('\n').filter((line) => /^\| *\d+ *\|/.test(line));
  return lines.map((line) => {
    const [, number = '', tried = '', expected = '', where = '', ...more] = line
      .split(/(?<!\\)\|/)
      .map((one) => one.trim());
    assert.deepEqual(more, [''], line);
    const named = [...where.matchAll(/`([^`]+)` “(.+?)”(?=<br>|$)/g)];
    const shownBy = named.map(([, file = '', name = '']) => ({ file, name: name.replaceAll('\\|', '|') }));
    const words = named
      .reduce((left, [whole]) => left.replace(whole, ''), where)
      .replaceAll('<br>', '')
      .trim();
    return { number: Number(number), tried, expected, shownBy, words };
  });
}

/** The names of a file's tests, with “…” for what is filled in. */
function namesIn(source: string): ReadonlySet<string> {
  const names = source.matchAll(
    /\b(?:test|t\.test)\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`)/g,
  );
  return new Set(
    [...names].map(([, single, double, template]) =>
      single !== undefined || double !== undefined
        ? (single ?? double ?? '').replaceAll(/\\(.)/g, '$1')
        : (template ?? '').replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '…'),
    ),
  );
}

const page = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
const rows = rowsOf(page);

test('each number has its row, once and in its order', () => {
  const numbers = Array.from({ length: highest }, (_, at) => at + 1).filter((number) => !leftOut.has(number));
  assert.deepEqual(
    rows.map(({ number }) => number),
    numbers,
  );
});

test('each row says what is tried and expected, and is shown by a test or says why not', () => {
  const reason = /^(?:Does not apply|Not yet): .{10,}\.$/;
  const remark = /^(?:(?:Open|Differs|Not yet)(?: all of it)?: .{10,}\.|[A-Z].{10,}\.)$/;
  for (const { number, tried, expected, shownBy, words } of rows) {
    assert.ok(tried !== '' && expected !== '', String(number));
    if (shownBy.length === 0) assert.match(words, reason, String(number));
    else if (words !== '') assert.match(words, remark, String(number));
  }
});

test('each test that is named is there, under that name, in that file', () => {
  for (const { number, shownBy } of rows) {
    for (const { file, name } of shownBy) {
      const path = join(tests, file);
      assert.ok(existsSync(path), `${number}: there is no ${file}`);
      assert.ok(namesIn(readFileSync(path, 'utf8')).has(name), `${number}: ${file} has no test “${name}”`);
    }
  }
});

test('each test of attacks stands in the table', () => {
  const named = new Set(rows.flatMap(({ shownBy }) => shownBy.map(({ file }) => file)));
  const files = globSync('attacks/*.test.ts', { cwd: tests }).filter((file) => file !== 'attacks/table.test.ts');
  assert.deepEqual(
    files.filter((file) => !named.has(file)),
    [],
  );
});

test('a row without a test or a reason, and a test that is not there, are seen', () => {
  const [row] = rowsOf('| 7 | a | b | `x.test.ts` “a \\| b … “c””<br>`y.test.ts` “d”<br>Open: it is not all. |');
  assert.deepEqual(row, {
    number: 7,
    tried: 'a',
    expected: 'b',
    shownBy: [
      { file: 'x.test.ts', name: 'a | b … “c”' },
      { file: 'y.test.ts', name: 'd' },
    ],
    words: 'Open: it is not all.',
  });
  const source = "test('one’s \\'x\\'', () => {});\n  await t.test(`two ${a({ b: 1 })} and ${c}`, async () => {});";
  assert.deepEqual([...namesIn(source)], ["one’s 'x'", 'two … and …']);
});
