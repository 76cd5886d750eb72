import assert from 'node:assert/strict';
import { test } from 'node:test';

import { securityTxt } from '#app/security-txt.ts';
import { readConfig } from '#config.ts';
import { languages } from '#languages.ts';

import { testClock } from '../support/test-clock.ts';

async function asked(environment: Readonly<Record<string, string>>, method = 'GET'): Promise<Response | null> {
  const outcome = readConfig(environment);
  assert.ok(outcome.kind === 'config', JSON.stringify(outcome));
  const [route] = securityTxt(outcome.config, testClock(new Date('2026-11-30T09:00:00Z')));
  if (route === undefined) return null;
  assert.equal(route.path, '/.well-known/security.txt');
  return route.handler(new Request(`http://127.0.0.1:4747${route.path}`, { method }), { peer: null });
}

test('whom to tell of a weakness stands where everybody looks for it, for a month', async () => {
  const answer = await asked({
    TAMBOUR_SECURITY_CONTACT: 'mailto:security@example.org',
    TAMBOUR_PUBLIC_URL: 'https://tambour.example.org',
  });
  assert.equal(answer?.headers.get('content-type'), 'text/plain; charset=utf-8');
  assert.deepEqual((await answer?.text())?.split('\n'), [
    'Contact: mailto:security@example.org',
    'Expires: 2026-12-30T09:00:00.000Z',
    `Preferred-Languages: ${languages.join(', ')}`,
    'Canonical: https://tambour.example.org/.well-known/security.txt',
    '',
  ]);
});

test('it can be read alone, and is not there without a contact', async () => {
  assert.equal((await asked({ TAMBOUR_SECURITY_CONTACT: 'https://example.org/security' }, 'POST'))?.status, 405);
  assert.equal(await asked({}), null);
});

test('a contact is an address, of one line', () => {
  for (const contact of ['security@example.org', 'http://example.org', 'javascript:alert(1)']) {
    assert.deepEqual(readConfig({ TAMBOUR_SECURITY_CONTACT: contact }), {
      kind: 'refused',
      problems: [{ setting: 'TAMBOUR_SECURITY_CONTACT', problem: 'contactAddress' }],
    });
  }
  const two = readConfig({ TAMBOUR_SECURITY_CONTACT: 'https://example.org/a\nContact: https://evil.example' });
  assert.ok(two.kind === 'refused' || !two.config.securityContact?.includes('\n'));
});
