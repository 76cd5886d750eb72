import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';

import { runningServer } from '#storage/postgres/running-server.ts';

import { openTambour } from '../support/tambour.ts';
import { openShell, type TypedTerminal, typedProgram } from '../support/terminal.ts';
import { until } from '../support/until.ts';

const project = join(import.meta.dirname, '../..');

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function urlIn(terminal: TypedTerminal): Promise<string> {
  await terminal.answer(/Stop with Ctrl-C/);
  return /^ {4}(http:\S+?)\r?$/m.exec(terminal.seen())?.[1] ?? '';
}

test('closing the window of its terminal ends Tambour, its database last; what was started with nohup goes on', async (t) => {
  await using tambour = await openTambour({ database: 'embedded' });
  const cluster = join(tambour.data, 'postgres', 'pg18');
  const open = (typed: string): TypedTerminal => openShell(typed, { cwd: project, env: tambour.env });

  // Behind a shell, as people type it; npm passes nothing on.
  for (const typed of ['npm start', typedProgram(['start'])]) {
    await t.test(typed.replaceAll(/'[^']*\//g, "'"), async () => {
      await using terminal = open(`${typed}; true`);
      const url = await urlIn(terminal);
      assert.ok((await answers(url)) && (await runningServer(cluster)) !== null);
      await terminal.closeWindow();
      await until('Tambour ends', async () => !(await answers(url)));
      await until('its database ends', async () => (await runningServer(cluster)) === null);
    });
  }

  await t.test('nohup', async () => {
    const log = join(tambour.data, 'nohup.log');
    await using terminal = open(`nohup ${typedProgram(['start'])} > '${log}' 2>&1 & tail -F '${log}'`);
    const url = await urlIn(terminal);
    await terminal.closeWindow();
    const pid = Number(/\d+/.exec((await tambour.run(['start'])).err.match(/\(process \d+\)/)?.[0] ?? '')?.[0]);
    assert.ok(await answers(url));
    process.kill(pid, 'SIGHUP');
    assert.ok(await answers(url), 'though it is told once more');
    process.kill(pid, 'SIGTERM');
    await until('its database ends', async () => (await runningServer(cluster)) === null);
  });
});
