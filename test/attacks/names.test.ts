import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { test } from 'node:test';

import * as fc from 'fast-check';
import { pino } from 'pino';

import { forTerminal } from '#cli/for-terminal.ts';
import { systemClock } from '#clock.ts';
import { mastodon } from '#networks/mastodon/mastodon.ts';
import { printableName } from '#networks/printable-name.ts';
import { describeError } from '#storage/describe-error.ts';

import { anyCharacter } from '../support/any-character.ts';
import { askedServer } from '../support/asked-server.ts';

const escapes = '\u001B[2J\u001B]0;title\u0007';
const turned = '\u202Eevil\u2066';

const anything = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '\n',
      '\r',
      '\u001B',
      '\u0007',
      '\u009B',
      '\u202E',
      '\u200B',
      '\uFEFF',
      '\0',
      '\uD800',
      '\u2028',
      ' ',
    ),
    fc.string({ unit: anyCharacter, minLength: 1, maxLength: 1 }),
  ),
});

test('a name that a server tells is one line, and moves, turns and hides nothing', async () => {
  await using server = await askedServer(({ pathname }) => {
    if (pathname.endsWith('/verify_credentials')) {
      return { id: '1', username: `press${escapes}`, display_name: `Press\noffice${turned}\r\nServer: ours`, url: '' };
    }
    if (pathname === '/api/v2/instance')
      return { domain: `example.org${escapes}`, version: `4\n${escapes}`, configuration: {} };
    return Response.json({ error: 'Record not found' }, { status: 404 });
  });
  const network = mastodon({
    serverUrl: server.url,
    accessToken: 'token',
    software: '',
    loopbackOnly: true,
    clock: systemClock,
  });
  const outcome = await network.check(AbortSignal.timeout(5_000));
  assert.ok(outcome.kind === 'ok');
  assert.deepEqual(
    [outcome.identity.handle, outcome.identity.displayName, outcome.software],
    [
      '@press [2J ]0;title @example.org [2J ]0;title',
      'Press officeevil Server: ours',
      'Unknown software (4 [2J ]0;title )',
    ],
  );
  assert.doesNotMatch(outcome.identity.profileUrl, /[\p{Cc}]/u);
});

test('whatever a server calls itself, what is kept of it is a line, well-formed and not long', () => {
  fc.assert(
    fc.property(anything, (name) => {
      const kept = printableName(name.repeat(20));
      assert.doesNotMatch(kept, /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/u);
      assert.ok(kept.isWellFormed() && kept.length <= 201);
    }),
  );
  assert.equal(printableName('Préfecture 👩‍💻 – Ain'), 'Préfecture 👩‍💻 – Ain');
});

test('what a command prints holds no control character but the ends of its own lines', () => {
  assert.equal(forTerminal(`a\n${escapes}b\r\u009Bc\td`), 'a\n [2J ]0;title b  c d');
  fc.assert(fc.property(anything, (text) => assert.doesNotMatch(forTerminal(text), /[^\P{Cc}\n]/u)));
});

test('an error is logged by its kind and place: nothing of its words, and in one line', () => {
  const lines: string[] = [];
  const logger = pino(new Writable({ write: (chunk: Buffer, _, done) => (lines.push(chunk.toString()), done()) }));
  const name = `Karim\n{"level":30,"msg":"approved"}${escapes}`;
  const error = new TypeError(`value too long: ${name} Bearer s3cret`, { cause: new Error('Bearer s3cret') });
  logger.error(
    { error: describeError(error), platform: `slack:${name}` },
    'something from the chat could not be handled',
  );
  const all = lines.join('');
  assert.equal(all.split('\n').length, 2);
  assert.doesNotMatch(all, /s3cret|too long/);
  assert.doesNotMatch(all.trimEnd(), /\p{Cc}/u);
});
