import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';

import { practiceHandler } from '#app/practice-handler.ts';
import { systemClock } from '#clock.ts';
import { readConfig } from '#config.ts';
import { openPractice } from '#practice/open-practice.ts';

import { temporaryFolder } from '../support/temporary-folder.ts';

const elsewhere = '10.0.0.9';

/** The statuses of looking at the page and of speaking in somebody's name there, as a connection from `peer` has them. */
async function statuses(
  { forAll, names = [] }: { readonly forAll: boolean; readonly names?: readonly string[] },
  { peer, host, forwarded = false }: { readonly peer: string; readonly host: string; readonly forwarded?: boolean },
): Promise<readonly number[]> {
  await using folder = await temporaryFolder();
  const servers = await openPractice({ folder: folder.path, clock: systemClock, newId: randomUUID, names });
  const handler = practiceHandler({ practiceForAll: forAll }, servers);
  const origin = `http://${host}:4747`;
  const headers = { host: `${host}:4747`, origin, ...(forwarded ? { 'x-forwarded-for': elsewhere } : {}) };
  const body = new FormData();
  body.append('channel', 'publications');
  body.append('text', 'Bonjour');
  const look = await handler(new Request(`${origin}/`, { headers }), { peer });
  const say = await handler(new Request(`${origin}/as/karim/say`, { method: 'POST', headers, body }), {
    peer,
  });
  await servers.close();
  return [look.status, say.status];
}

test('whatever name a request gives itself, the practice page answers this machine alone', async () => {
  assert.deepEqual(await statuses({ forAll: false }, { peer: elsewhere, host: '127.0.0.1' }), [404, 404]);
  const forwarded = { peer: '127.0.0.1', host: '127.0.0.1', forwarded: true };
  assert.deepEqual(await statuses({ forAll: false }, forwarded), [404, 404]);
  assert.deepEqual(await statuses({ forAll: false }, { peer: '127.0.0.1', host: '127.0.0.1' }), [302, 303]);
});

test('open to other machines, the practice page goes by its own list of names', async () => {
  const open = { forAll: true, names: ['practice.example.org'] };
  assert.deepEqual(await statuses(open, { peer: elsewhere, host: 'practice.example.org' }), [302, 303]);
  assert.deepEqual(await statuses(open, { peer: elsewhere, host: 'rebound.example' }), [403, 403]);
});

test('on an address for others Tambour does not start with its practice page, unless a setting says who may use it', () => {
  for (const host of ['0.0.0.0', '::', '10.0.0.5']) {
    assert.deepEqual(readConfig({ TAMBOUR_HOST: host }), {
      kind: 'refused',
      problems: [{ setting: 'TAMBOUR_HOST', problem: 'practiceForAll' }],
    });
    assert.equal(readConfig({ TAMBOUR_HOST: host, TAMBOUR_PRACTICE: 'off' }).kind, 'config');
    assert.equal(readConfig({ TAMBOUR_HOST: host, TAMBOUR_PRACTICE_FOR_ALL: 'on' }).kind, 'config');
  }
  assert.equal(readConfig({ TAMBOUR_HOST: '127.0.0.2' }).kind, 'config');
});
