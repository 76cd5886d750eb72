import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { answerRequest } from '#chat/slack/answer-request.ts';
import { readPayload } from '#chat/kit/read-payload.ts';
import type { Delivered } from '#chat/slack/socket-connection.ts';

const signingSecret = 'a-secret-of-thirty-two-characters';
const now = new Date('2026-03-02T09:00:00Z');
const clock = { now: () => now, monotonicMs: () => 0 };

interface Sent {
  readonly body?: string;
  readonly type?: string;
  readonly atSeconds?: number;
  readonly signature?: (good: string) => string;
  readonly without?: string;
}

function requestOf({
  body = '{"type":"x"}',
  type = 'application/json',
  atSeconds = 0,
  signature,
  without,
}: Sent): Request {
  const timestamp = String(now.getTime() / 1000 + atSeconds);
  const good = `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  const headers = new Headers({
    'content-type': type,
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': signature?.(good) ?? good,
  });
  if (without !== undefined) headers.delete(without);
  return new Request('http://tambour.example.org/slack/events', { method: 'POST', headers, body });
}

/** Sends a request; returns its answer, and what was taken of it. */
async function answered(
  request: Request,
  take: (delivered: Delivered) => Promise<void> = ({ ack }) => ack(),
): Promise<{ readonly status: number; readonly text: string; readonly taken: readonly unknown[] }> {
  const taken: unknown[] = [];
  const response = await answerRequest(request, {
    signingSecret,
    clock,
    failed: () => {},
    refused: () => {},
    take: (delivered) => {
      taken.push(delivered.body);
      return take(delivered);
    },
  });
  return { status: response.status, text: await response.text(), taken };
}

test('a request that is signed is taken', async () => {
  assert.deepEqual(await answered(requestOf({})), { status: 200, text: '', taken: [{ type: 'x' }] });
});

const refused: readonly (readonly [string, Sent])[] = [
  ['without a signature', { without: 'x-slack-signature' }],
  ['without a time', { without: 'x-slack-request-timestamp' }],
  ['with a wrong signature', { signature: (good) => good.replace(/.$/, (last) => (last === '0' ? '1' : '0')) }],
  ['with a short signature', { signature: (good) => good.slice(0, -2) }],
  ['with a signature that is no number', { signature: () => `v0=${'z'.repeat(64)}` }],
  ['with a signature in capitals beyond ASCII', { signature: () => `v0=${'\u00e9'.repeat(64)}` }],
  ['with a signature of another version', { signature: (good) => good.replace('v0', 'v1') }],
  ['from 5 minutes and a second ago', { atSeconds: -301 }],
  ['from 61 seconds ahead', { atSeconds: 61 }],
  ['with a time that is no number', { atSeconds: Number.NaN }],
];
for (const [what, sent] of refused) {
  test(`a request ${what} is refused, and nothing is taken`, async () => {
    assert.deepEqual(await answered(requestOf(sent)), { status: 401, text: '', taken: [] });
  });
}

test('five minutes ago and a minute ahead are in time', async () => {
  assert.equal((await answered(requestOf({ atSeconds: -300 }))).status, 200);
  assert.equal((await answered(requestOf({ atSeconds: 60 }))).status, 200);
});

test('the bytes as they came are what is signed', async () => {
  const good = requestOf({ body: '{"type":"x","text":"é"}' });
  const rewritten = ['{"type": "x","text":"é"}', '{"text":"é","type":"x"}', '{"type":"x","text":"\\u00e9"}'];
  for (const body of rewritten) {
    const request = new Request(good.url, { method: 'POST', headers: good.headers, body });
    assert.equal((await answered(request)).status, 401, body);
  }
  const latin1 = new Request(good.url, {
    method: 'POST',
    headers: good.headers,
    body: Buffer.from('{"type":"x","text":"é"}', 'latin1'),
  });
  assert.equal((await answered(latin1)).status, 401);
});

test('a body of 50 MB is refused before it is read to its end', async () => {
  let given = 0;
  const chunk = new Uint8Array(65_536);
  const body = new ReadableStream({
    pull(controller) {
      given += chunk.byteLength;
      if (given > 50 * 1024 * 1024) controller.close();
      else controller.enqueue(chunk);
    },
  });
  const { headers, url } = requestOf({});
  // TypeScript's RequestInit does not know "duplex", without which a stream is no body.
  const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
  assert.equal((await answered(new Request(url, init))).status, 413);
  assert.ok(given < 4 * 1024 * 1024, `${given} bytes were read`);
});

test('a body that comes too slowly is given up', async () => {
  const body = new ReadableStream({ pull: () => new Promise(() => {}) });
  const { headers, url } = requestOf({});
  const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
  const deps = {
    signingSecret,
    clock,
    failed: () => {},
    refused: () => {},
    take: async () => assert.fail('taken'),
    readWithinMs: 20,
  };
  assert.equal((await answerRequest(new Request(url, init), deps)).status, 408);
});

const unreadable: readonly (readonly [string, string, string])[] = [
  ['a form with a key twice', 'application/x-www-form-urlencoded', 'user_id=U1&command=%2Ftambour&user_id=U2'],
  ['JSON nested ten thousand deep', 'application/json', `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
  [
    'JSON nested ten thousand deep in a form',
    'application/x-www-form-urlencoded',
    `payload=${encodeURIComponent('{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000))}`,
  ],
  ['broken JSON', 'application/json', '{"type":'],
  ['a text', 'text/plain', 'hello'],
  ['JSON that is a number', 'application/json', '1'],
];
for (const [what, type, body] of unreadable) {
  test(`${what} is refused`, async () => {
    assert.deepEqual(await answered(requestOf({ type, body })), { status: 400, text: '', taken: [] });
  });
}

test('brackets within a text are no depth', () => {
  const text = `${'['.repeat(500)}\\"${'{'.repeat(500)}`;
  assert.deepEqual(readPayload('application/json', Buffer.from(JSON.stringify({ text }))), { text });
});

test('a key named __proto__ gives nothing its properties', () => {
  for (const [type, body] of [
    ['application/json', '{"__proto__":{"command":"/tambour"}}'],
    ['application/x-www-form-urlencoded', '__proto__=1&text=x'],
    ['application/x-www-form-urlencoded', `payload=${encodeURIComponent('{"__proto__":{"command":"/tambour"}}')}`],
  ] as const) {
    const payload = readPayload(type, Buffer.from(body));
    assert.ok(typeof payload === 'object' && payload !== null && !('command' in payload));
    assert.equal(Object.getPrototypeOf(payload), Object.prototype);
  }
});

test('no body makes reading it throw', () => {
  const types = fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'text/plain', '');
  fc.assert(
    fc.property(types, fc.uint8Array({ maxLength: 200 }), (type, bytes) => {
      readPayload(type, bytes);
    }),
  );
});

test('Slack may check its way here', async () => {
  const check = { type: 'application/x-www-form-urlencoded', body: 'ssl_check=1&token=x' };
  assert.deepEqual(await answered(requestOf(check)), { status: 200, text: '', taken: [] });
  const challenge = await answered(requestOf({ body: '{"type":"url_verification","challenge":"abc"}' }));
  assert.deepEqual(challenge, { status: 200, text: '{"challenge":"abc"}', taken: [] });
});

test('what is taken and not acknowledged is answered as failed, so that Slack tells or sends again', async () => {
  assert.equal((await answered(requestOf({}), async () => {})).status, 500);
  const failing = await answered(requestOf({}), async () => {
    throw new Error('no');
  });
  assert.deepEqual([failing.status, failing.text], [500, '']);
});
