import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer as readAll } from 'node:stream/consumers';
import { test } from 'node:test';

import type { CommandResult } from '#cli/command-result.ts';
import { rules } from '#app/rules.ts';
import { exportFiguresCommand, type FiguresOptions } from '#cli/figures-command.ts';

import { testPrices as prices } from '../support/prices.ts';
import { csvRecords } from '../support/csv-parser.ts';
import { publishedDesk } from '../support/published.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { openTambour } from '../support/tambour.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const main = join(import.meta.dirname, '../../bin/tambour.js');

async function run(
  store: TestStore,
  options: FiguresOptions = {},
): Promise<{ readonly result: CommandResult | null; readonly out: string }> {
  const stdout = new PassThrough();
  const out = readAll(stdout);
  const result = await exportFiguresCommand({ store, rules, prices }, options, stdout);
  stdout.end();
  return { result, out: (await out).toString() };
}

test('the figures are printed, and nothing else with them', async () => {
  await using store = await openTestStore();
  const desk = await publishedDesk(store, { name: 'Valmont' });
  const id = await desk.publish({ readings: [{ age: 'h24', likes: 3n }] });
  const { result, out } = await run(store);
  assert.equal(result, null);
  assert.deepEqual(
    csvRecords(out).map((row) => [row['delivery'], row['age'], row['likes']]),
    [[id, '24h', '3']],
  );
});

test('days are those of the named desk, and of UTC where none is named', async () => {
  await using store = await openTestStore();
  const desk = await publishedDesk(store, { name: 'Valmont', timeZone: 'Europe/Paris' });
  await desk.publish({ publishedAt: new Date('2026-10-24T22:30:00Z') });
  const day = { from: '2026-10-25', to: '2026-10-25' };
  assert.equal(csvRecords((await run(store, { ...day, desk: 'Valmont' })).out).length, 1);
  assert.equal(csvRecords((await run(store, day)).out).length, 0);
  await publishedDesk(store, { name: 'Bruyère' });
  assert.equal(csvRecords((await run(store, { desk: 'Bruyère' })).out).length, 0);
});

test('the file is new, for its owner alone, and one that is there stays as it is', async () => {
  await using store = await openTestStore();
  await using folder = await temporaryFolder();
  const desk = await publishedDesk(store);
  await desk.publish({ text: 'À l’école' });
  const file = join(folder.path, 'figures.csv');
  const { result, out } = await run(store, { out: file, separator: ';' });
  assert.deepEqual([result?.exitCode, result?.text, out], [0, `Wrote 1 row to ${file}.`, '']);
  const bytes = await readFile(file);
  assert.deepEqual(result?.data, { file, rows: 1, bytes: bytes.length });
  assert.equal((await stat(file)).mode % 0o1000, 0o600);
  assert.equal(csvRecords(bytes.toString('utf8'), ';')[0]?.['text_start'], 'À l’école');

  await writeFile(file, 'mine');
  const again = await run(store, { out: file });
  assert.deepEqual([again.result?.exitCode, again.result?.data], [1, { refused: 'fileThere' }]);
  assert.match(again.result?.text ?? '', /is there already, and nothing is overwritten\. Name another file with --out/);
  assert.equal(await readFile(file, 'utf8'), 'mine');
  const under = await run(store, { out: join(file, 'folder', 'figures.csv') });
  assert.deepEqual([under.result?.exitCode, under.result?.data], [1, { refused: 'notWritable' }]);
});

test('a desk that is not known, and a period that ends before it begins, are refused before anything is written', async () => {
  await using store = await openTestStore();
  const unknown = await run(store, { desk: 'Nowhere' });
  assert.deepEqual([unknown.result?.exitCode, unknown.out], [1, '']);
  assert.match(unknown.result?.text ?? '', /There is no desk "Nowhere"/);
  const backwards = await run(store, { from: '2026-11-02', to: '2026-11-01' });
  assert.deepEqual([backwards.result?.exitCode, backwards.out], [2, '']);
  assert.match(backwards.result?.text ?? '', /--from 2026-11-02 is later than --to 2026-11-01/);
  assert.equal((await run(store, { from: '2026-11-02', to: '2026-11-02' })).result, null);
});

test('the program takes --csv or leaves it, and refuses by name what it does not understand', async () => {
  await using tambour = await openTambour();
  const columns = /^\uFEFF?desk,draft,.*,relayed,.*,original_followers_at_publication,.*,answer_seconds\r\n$/;
  const plain = await tambour.run(['figures', 'export']);
  assert.equal(plain.code, 0, plain.err);
  assert.match(plain.out, columns);
  assert.match((await tambour.run(['figures', 'export', '--csv'])).out, columns);
  for (const [option, value] of [
    ['--from', '2026-02-30'],
    ['--to', 'monday'],
    ['--separator', '|'],
  ] as const) {
    const { code, out, err } = await tambour.run(['figures', 'export', option, value]);
    assert.deepEqual([code, out], [2, ''], option);
    assert.ok(err.includes(option) && err.includes(`'${value}'`), err);
  }
  const backwards = await tambour.run(['figures', 'export', '--from', '2026-03-02', '--to', '2026-03-01']);
  assert.deepEqual([backwards.code, backwards.out], [2, '']);
});

test('who reads only the beginning has it, and the program ends in quiet', async () => {
  await using store = await openTestStore();
  await using folder = await temporaryFolder();
  const program = async (
    readsAll: boolean,
  ): Promise<{ readonly out: string; readonly err: string; code: number | null }> => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'figures', 'export'], {
      cwd: folder.path,
      env: { PATH: process.env['PATH'] ?? '', TAMBOUR_DATA: join(folder.path, 'data'), DATABASE_URL: store.url },
    });
    const closed = once(child, 'close');
    const err = readAll(child.stderr);
    let out = '';
    for await (const chunk of child.stdout) {
      out += String(chunk);
      // Leaving the loop closes the pipe.
      if (!readsAll) break;
    }
    await closed;
    return { out, err: String(await err), code: child.exitCode };
  };
  // Before there is an account, since only then Tambour makes its master key.
  assert.equal((await program(true)).code, 0);
  const desk = await publishedDesk(store);
  const text = 'words '.repeat(60);
  const readings = (['h24', 'h72', 'd7', 'd14', 'd21', 'd28'] as const).map((age) => ({ age }));
  for (let index = 0; index < 300; index += 1) await desk.publish({ text, readings });
  const whole = await program(true);
  assert.deepEqual([whole.code, csvRecords(whole.out).length], [0, 1800]);
  const begun = await program(false);
  assert.match(begun.out, /^\uFEFFdesk,/);
  assert.ok(begun.out.length < whole.out.length);
  assert.deepEqual([begun.code, begun.err], [0, '']);
});
