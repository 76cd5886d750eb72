import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { listFailures } from './support/list-failures.ts';
import { type PartOfRun, runPart, runParts } from './support/run-parts.ts';
import { temporaryFolder } from './support/temporary-folder.ts';
import { type Part, type PartOutcome, startTestProcess, type TimeLimits } from './support/test-process.ts';
import { until } from './support/until.ts';

async function outcomeOf(...sources: readonly string[]): Promise<PartOutcome> {
  return outcomeIn(undefined, ...sources);
}

async function outcomeIn(limits: TimeLimits | undefined, ...sources: readonly string[]): Promise<PartOutcome> {
  await using folder = await temporaryFolder();
  const files = sources.map((_, at) => join(folder.path, `${at}.test.mjs`));
  for (const [at, source] of sources.entries()) {
    await writeFile(files[at] ?? '', `import { test } from 'node:test';\n${source}`);
  }
  return await runPart({ name: 'a part', files }, () => {}, AbortSignal.timeout(60_000), limits);
}

test('the tests of files that share a process are counted together', async () => {
  const [one, other] = [
    "test('passes', () => {});",
    "test('fails', () => { throw new Error('so'); }); test('is skipped', { skip: true }, () => {});",
  ];
  assert.deepEqual((await outcomeOf(one, other)).counts, { passed: 1, failed: 1, skipped: 1 });
});

for (const [what, source, counts] of [
  ['a file that cannot be loaded', "throw new Error('so');", { passed: 0, failed: 1, skipped: 0 }],
  [
    'a process that ends before its tests do',
    "test('ends it', () => process.exit(0));",
    { passed: 0, failed: 1, skipped: 0 },
  ],
  [
    'what throws after its test has ended',
    "test('passes', () => { setTimeout(() => { throw new Error('so'); }, 20); });",
    { passed: 1, failed: 1, skipped: 0 },
  ],
] as const) {
  test(`${what} is a failure`, async () => {
    const outcome = await outcomeOf(source);
    assert.deepEqual(outcome.counts, counts);
    assert.equal(outcome.failures.length, 1);
  });
}

test('a failure is told with its file, its test, and what it says; a suite of which one fails is none of its own', async () => {
  const { failures } = await outcomeOf(
    "test('a suite', async (t) => { await t.test('is equal', () => { throw new Error('so', { cause: 'that' }); }); });",
  );
  assert.deepEqual(
    failures.map(({ file, name }) => [file.slice(-'0.test.mjs'.length), name]),
    [['0.test.mjs', 'is equal']],
  );
  assert.match(failures[0]?.says ?? '', /^Error: so\n {4}at [^]*\[cause\]: 'that'/);
});

test('a failure is told before the one that came as what was open was closed', async () => {
  const opens = "using open = { [Symbol.dispose]() { throw new Error('closing'); } };";
  const { failures } = await outcomeOf(`test('fails twice', () => { ${opens} throw new Error('so'); });`);
  assert.match(failures[0]?.says ?? '', /^Error: so\n[^]*as it closed what was open:\nError: closing\n/);
});

test('a rejection that nobody awaits is a failure, told with the test that ran then', async () => {
  const waits = 'await new Promise((resolve) => setTimeout(resolve, 20));';
  const outcome = await outcomeOf(`test('rejects', async () => { void Promise.reject(new Error('so')); ${waits} });`);
  assert.deepEqual(outcome.counts, { passed: 1, failed: 1, skipped: 0 });
  const [first] = outcome.failures;
  assert.equal(first?.name, 'rejects');
  assert.match(first.says, /^nobody awaited what was rejected while it ran: Error: so\n/);
});

test('an error in a timer is a failure of the test that set it', async () => {
  const waits = 'await new Promise((resolve) => setTimeout(resolve, 20));';
  const sets = "setTimeout(() => { throw new Error('so'); }, 5);";
  const outcome = await outcomeOf(`test('sets it', async () => { ${sets} ${waits} }); test('passes', () => {});`);
  assert.deepEqual(outcome.counts, { passed: 1, failed: 1, skipped: 0 });
  assert.deepEqual(
    outcome.failures.map(({ name }) => name),
    ['sets it'],
  );
});

test('the list of failures names each file once, and says of each no more than one reads', () => {
  const says = Array.from({ length: 100 }, (_, line) => `line ${line}`).join('\n');
  const failures = Array.from({ length: 30 }, (_, at) =>
    ['one', 'other', 'third'].map((name) => ({ file: `/t/${at}.test.ts`, name, says })),
  ).flat();
  const lines = listFailures(failures, '/t').split('\n');
  assert.deepEqual(lines.slice(0, 5), ['Failures:', '', '0.test.ts', '  ✖ one', '    line 0']);
  assert.equal(lines.filter((line) => /^\d+\.test\.ts$/.test(line)).length, 20);
  assert.equal(lines[lines.indexOf('1.test.ts') - 1], '');
  assert.equal(lines.indexOf('1.test.ts') - lines.indexOf('0.test.ts'), 62);
  assert.match(lines.at(-2) ?? '', /10 files more/);
});

for (const [what, source, named] of [
  ['a test that never ends', "test('hangs', () => new Promise(() => { setInterval(() => {}, 1000); }));", 'hangs'],
  ['a test that works for ever', "test('works', () => { for (;;); });", 'works'],
  [
    'a test that ends, and whose server stays open',
    "import { createServer } from 'node:http';\ntest('opens', () => { createServer().listen(0); });",
    'what is open after: opens',
  ],
  [
    'a test whose program holds its output',
    `import { spawn } from 'node:child_process';
    test('starts', () => { spawn('sleep', ['60'], { stdio: 'inherit' }); return new Promise(() => {}); });`,
    'starts',
  ],
] as const) {
  test(`${what} is ended after a while, and named`, async () => {
    const limits = { fileMs: () => 4_000, endMs: 2_000, outputMs: 500 };
    const { failures } = await outcomeIn(limits, source);
    assert.deepEqual(
      failures.map(({ name }) => name),
      [named],
    );
    assert.match(failures[0]?.says ?? '', /, and was ended$/);
  });
}

test('a process runs part after part, and what all share outlasts them; its end between two parts is a failure', async () => {
  await using folder = await temporaryFolder();
  const shared = join(folder.path, 'shared.mjs');
  await writeFile(shared, 'export const seen = [];');
  const part = async (name: string, source: string): Promise<Part> => {
    const file = join(folder.path, `${name}.test.mjs`);
    await writeFile(file, `import { test } from 'node:test';\nimport { seen } from './shared.mjs';\n${source}`);
    return { name, files: [file] };
  };
  const seen = "test('sees', () => { seen.push('so'); if (seen.length !== 2) throw new Error(String(seen.length)); });";
  const exits = "if (what.kind === 'ended') process.exit();";
  const leaves = `const { send } = process; process.send = (what) => send.call(process, what, () => { ${exits} });`;
  const own = startTestProcess(AbortSignal.timeout(60_000));
  const outcomes = [
    await own.run(await part('first', "test('passes', () => { seen.push('so'); });"), () => {}),
    await own.run(await part('second', seen), () => {}),
    await own.run(await part('third', `test('leaves', () => { ${leaves} });`), () => {}),
  ];
  for (const outcome of outcomes)
    assert.deepEqual(outcome, { counts: { passed: 1, failed: 0, skipped: 0 }, failures: [] });
  await until('it has ended', () => !own.isAlive());
  assert.equal((await own.end()).counts.failed, 1);
});

test('parts that mostly wait take one place together, and first; the others come after one another', async () => {
  await using folder = await temporaryFolder();
  const part = async (name: string, source: string, mostlyWaits: boolean): Promise<PartOfRun> => {
    const file = join(folder.path, `${name}.test.mjs`);
    const imports = "import { existsSync, writeFileSync } from 'node:fs';\nimport { test } from 'node:test';";
    await writeFile(file, `${imports}\n${source}`);
    return { name, files: [file], isAlone: true, mostlyWaits };
  };
  const path = (name: string): string => JSON.stringify(join(folder.path, name));
  const meets = (own: string, other: string): string =>
    `test('meets the other', async () => {
      writeFileSync(${path(own)}, '');
      while (!existsSync(${path(other)})) await new Promise((resolve) => setTimeout(resolve, 20));
    });`;
  const comesLast = `test('comes after them', () => {
    if (!existsSync(${path('one')}) || !existsSync(${path('other')})) throw new Error('too early');
  });`;
  const parts = [
    await part('ordinary', comesLast, false),
    await part('first', meets('one', 'other'), true),
    await part('second', meets('other', 'one'), true),
  ];
  const { counts, failures } = await runParts(parts, 1, AbortSignal.timeout(60_000));
  assert.deepEqual({ counts, failures }, { counts: { passed: 3, failed: 0, skipped: 0 }, failures: [] });
});
