import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';

import { systemClock } from '#clock.ts';
import { askDate } from '#doctor/ask-date.ts';
import { checkClock, type OtherClock } from '#doctor/check-clock.ts';
import { checkDecoder } from '#doctor/check-decoder.ts';
import { checkLimits, readLimits } from '#doctor/check-limits.ts';
import { checkListener } from '#doctor/check-listener.ts';
import { checkTimeZones } from '#doctor/check-time-zones.ts';
import { right } from '#doctor/finding.ts';
import { NotChecked, runChecks } from '#doctor/run-checks.ts';
import { doctor as de } from '#messages/de/doctor.ts';
import { doctor as en } from '#messages/en/doctor.ts';
import { doctor as fr } from '#messages/fr/doctor.ts';
import { instanceOf } from '#storage/instance-of.ts';
import { listen, type ListenOptions } from '#web/listen.ts';

import { plainServer } from '../support/plain-server.ts';
import { openScene } from '../support/publishing-scene.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { said } from './said.ts';

const never = new AbortController().signal;

/** A web server whose clock is off, as its answers say; null: they say nothing. */
async function dateOf(offSeconds: number | null): Promise<OtherClock | null> {
  await using server = await plainServer((_, answer) => {
    answer.sendDate = false;
    if (offSeconds !== null) answer.setHeader('date', new Date(Date.now() + offSeconds * 1000).toUTCString());
    answer.writeHead(404).end();
  });
  return await askDate(new URL(server.url), fetch, systemClock, never);
}

test('the clock of a web server is read from whatever it answers, to a second', async () => {
  for (const seconds of [0, 600, -600]) {
    const other = await dateOf(seconds);
    assert.ok(other !== null && Math.abs(other.aheadSeconds - seconds) <= other.errorSeconds + 0.5, String(seconds));
  }
  assert.equal(await dateOf(null), null);
  assert.equal(await askDate(new URL('http://127.0.0.1:9'), fetch, systemClock, never), null);
});

function clock(aheadSeconds: number, errorSeconds = 0.5): OtherClock {
  return { name: 'n', aheadSeconds, errorSeconds };
}

test('a clock is wrong where it is off by more than half a minute, for all that can be known', () => {
  assert.deepEqual(said(checkClock([])), ['advice clockUnknown']);
  assert.deepEqual(said(checkClock([clock(30), clock(-30), clock(34, 5)])), Array(3).fill('right clockAgrees'));
  assert.deepEqual(said(checkClock([clock(31), clock(-31), clock(36, 5)])), Array(3).fill('wrong clockOff'));
});

test('a machine that cannot confine what decodes files is told of and works; one that does not know is wrong', async () => {
  assert.deepEqual(said(await checkDecoder(async () => 'can')), ['right decoderConfined']);
  assert.deepEqual(said(await checkDecoder(async () => 'cannot')), ['advice decoderUnconfined']);
  assert.deepEqual(said(await checkDecoder(async () => 'unknown')), ['wrong decoderUnknown']);
});

test('this machine is enough for the tests; an old Node, few files and little memory are told', async () => {
  assert.ok(said(checkLimits(await readLimits())).includes('right nodeFine'));
  const limits = { nodeVersion: '24.12.0', openFiles: 1024, memoryBytes: 512 * 1024 * 1024 };
  assert.deepEqual(said(checkLimits(limits)), ['right nodeFine', 'right openFilesFine', 'right memoryFine']);
  assert.deepEqual(said(checkLimits({ nodeVersion: '24.11.9', openFiles: 1023, memoryBytes: 100_000 })), [
    'wrong nodeOld',
    'wrong openFilesFew',
    'advice memoryLittle',
  ]);
  assert.deepEqual(said(checkLimits({ nodeVersion: '25.0.0', openFiles: null, memoryBytes: null })), [
    'right nodeFine',
    'right openFilesFine',
  ]);
});

test('a time zone that this Node does not know is told with the desk that has it', async () => {
  assert.deepEqual(await checkTimeZones(null), [right({ code: 'timeZonesKnown' })]);
  await using scene = await openScene();
  assert.deepEqual(said(await checkTimeZones(scene.store.db)), ['right timeZonesKnown']);
  await scene.store.db.desk.updateMany({ data: { timeZone: 'Europe/Atlantis' } });
  assert.deepEqual(await checkTimeZones(scene.store.db), [
    { level: 'wrong', code: 'timeZoneUnknown', zone: 'Europe/Atlantis', desk: 'Bruyère' },
  ]);
});

test('a port is free, taken by a Tambour that says how it is, or by something else', async () => {
  const other = createServer((socket) => socket.resume());
  await new Promise<void>((settle) => other.listen(0, '127.0.0.1', settle));
  const address = other.address();
  assert.ok(typeof address === 'object' && address !== null);
  const at = { host: '127.0.0.1', port: address.port, dataFolder: '/' };
  assert.deepEqual(said(await checkListener(at, AbortSignal.timeout(1_500))), ['wrong portTaken', 'advice doesNotRun']);
  await new Promise((settle) => other.close(settle));
  assert.deepEqual(said(await checkListener(at, never)), ['right portFree', 'advice doesNotRun']);
  const [foreign] = await checkListener({ ...at, host: '192.0.2.1' }, AbortSignal.timeout(1_500));
  assert.deepEqual(foreign, { level: 'wrong', code: 'noSuchAddress', host: '192.0.2.1', port: at.port });
});

/** What Tambour serves where its data are in a folder. */
async function listenAs(
  dataFolder: string,
  health: NonNullable<ListenOptions['health']>,
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const instance = await instanceOf(dataFolder);
  const served = await listen({ host: '127.0.0.1', port: 0, fetch: () => new Response(), health, instance });
  assert.ok(served.kind === 'listening');
  return { port: Number(new URL(served.url).port), close: served.close };
}

test('a running Tambour is asked which of its parts do not work', async () => {
  await using folder = await temporaryFolder();
  let parts = [{ part: 'database', ready: true, detail: 'answers' }];
  const server = await listenAs(folder.path, async () => parts);
  const at = { host: '127.0.0.1', port: server.port, dataFolder: folder.path };
  assert.deepEqual(said(await checkListener(at, never)), ['right portOurs', 'right runs']);
  parts = [{ part: 'chat slack:T1', ready: false, detail: 'down' }];
  assert.deepEqual((await checkListener(at, never)).at(-1), {
    level: 'wrong',
    code: 'partNotReady',
    part: 'chat slack:T1',
    detail: 'down',
  });
  await server.close();
});

test('a Tambour with another data folder is not taken for this one, whatever its parts say', async () => {
  await using own = await temporaryFolder();
  await using folder = await temporaryFolder();
  const server = await listenAs(folder.path, async () => [{ part: 'database', ready: true, detail: 'answers' }]);
  for (const dataFolder of [own.path, join(own.path, 'not made yet')]) {
    const at = { host: '127.0.0.1', port: server.port, dataFolder };
    assert.deepEqual(said(await checkListener(at, never)), ['wrong portOfOther', 'advice doesNotRun']);
  }
  await server.close();
});

test('"tambour practice" on the port is not taken for this Tambour either, and the sentence names it', async () => {
  const served = await listen({ host: '127.0.0.1', port: 0, fetch: () => new Response(), health: async () => [] });
  assert.ok(served.kind === 'listening');
  await using folder = await temporaryFolder();
  const at = { host: '127.0.0.1', port: Number(new URL(served.url).port), dataFolder: folder.path };
  assert.deepEqual(said(await checkListener(at, never)), ['wrong portOfOther', 'advice doesNotRun']);
  for (const { finding } of [en, fr, de]) assert.match(finding.portOfOther(at), /tambour practice/);
  await served.close();
});

test('a check that fails or takes too long is a finding, and hides no other', async () => {
  const secret = Object.assign(new Error('postgresql://u:s3same@h'), { code: 'EBROKEN' });
  const examined = await runChecks(
    [
      { name: 'limits of this machine', group: 'machine', run: () => new Promise(() => undefined) },
      { name: 'data folder', group: 'files', run: () => Promise.reject(secret) },
      { name: 'journal', group: 'database', run: () => Promise.reject(new NotChecked('database')) },
      { name: 'settings', group: 'settings', run: async () => [right({ code: 'settingsFit' })] },
      { name: 'chat', group: 'chat', run: async () => [] },
    ],
    0.05,
  );
  assert.deepEqual(examined, [
    { group: 'settings', findings: [{ level: 'right', code: 'settingsFit' }] },
    { group: 'files', findings: [{ level: 'wrong', code: 'checkFailed', check: 'data folder', error: 'EBROKEN' }] },
    { group: 'database', findings: [{ level: 'advice', code: 'notChecked', check: 'journal', because: 'database' }] },
    {
      group: 'machine',
      findings: [{ level: 'wrong', code: 'checkTooSlow', check: 'limits of this machine', seconds: 0.05 }],
    },
  ]);
});
