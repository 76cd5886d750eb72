import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';

import { answerRequest } from '#chat/slack/answer-request.ts';
import { systemClock } from '#clock.ts';

const signingSecret = 'a secret that Slack and we know';
const now = new Date('2026-11-25T12:00:00.000Z');
const json = 'application/json';
const event = JSON.stringify({ type: 'event_callback', event: { text: 'été' } });

interface Sent {
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly contentType?: string;
  readonly secondsAgo?: number;
  /** Bytes that were signed, if others than those that are sent. */
  readonly signed?: string | Uint8Array;
  /** Changes the right signature; null: it is left out. */
  readonly change?: (signature: string) => string | null;
}

function signatureOf(timestamp: string, body: string | Uint8Array): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
}

/** The status of the answer, and what was handed on. */
async function sent({ body = event, contentType = json, secondsAgo = 0, signed = body, change }: Sent): Promise<{
  readonly status: number;
  readonly taken: readonly unknown[];
  readonly failures: readonly unknown[];
  readonly refusals: readonly string[];
}> {
  const timestamp = String(Math.floor(now.getTime() / 1000) - secondsAgo);
  const right = signatureOf(timestamp, signed);
  const signature = change === undefined ? right : change(right);
  const headers = new Headers({ 'content-type': contentType, 'x-slack-request-timestamp': timestamp });
  if (signature !== null) headers.set('x-slack-signature', signature);
  const [taken, failures]: [unknown[], unknown[]] = [[], []];
  const refusals: string[] = [];
  const { status } = await answerRequest(new Request('http://localhost/', { method: 'POST', headers, body }), {
    signingSecret,
    clock: { ...systemClock, now: () => now },
    take: async (delivered) => {
      taken.push(delivered.body);
      await delivered.ack();
    },
    failed: (error) => void failures.push(error),
    refused: (kind) => void refusals.push(kind),
  });
  return { status, taken, failures, refusals };
}

async function assertRefused(request: Sent, status = 401): Promise<void> {
  const refusals = [status === 401 ? 'signature' : 'unreadable'];
  assert.deepEqual(await sent(request), { status, taken: [], failures: [], refusals }, JSON.stringify(request));
}

test('a signature that is missing, short, no hexadecimal, of another version or of another secret is refused', async () => {
  assert.equal((await sent({})).status, 200);
  for (const change of [
    () => null,
    () => '',
    () => 'v0=',
    (right: string) => right.slice(0, -1),
    (right: string) => `${right}0`,
    (right: string) => right.slice(0, -1) + (right.endsWith('0') ? '1' : '0'),
    (right: string) => right.replace(/.$/, 'g'),
    (right: string) => right.replace('v0=', 'v1='),
    (right: string) => right.slice(3),
    (right: string) => right.toUpperCase(),
    (right: string) => `${right}, ${right}`,
    (right: string) => `${right},v1=00`,
  ]) {
    await assertRefused({ change });
  }
  const foreign = createHmac('sha256', 'another secret').update('x').digest('hex');
  await assertRefused({ change: () => `v0=${foreign}` });
});

test('five minutes of age and one minute ahead are the most, to the second', async () => {
  for (const secondsAgo of [300, 0, -60]) assert.equal((await sent({ secondsAgo })).status, 200, String(secondsAgo));
  for (const secondsAgo of [301, 302, 86_400, -61, -86_399]) await assertRefused({ secondsAgo });
});

test('the signature is of the bytes: the same JSON written otherwise is refused', async () => {
  const again = JSON.stringify(JSON.parse(event), null, 1);
  for (const body of [
    again,
    `${event} `,
    `${event}\n`,
    event.replace('é', String.raw`\u00e9`),
    new Uint8Array(Buffer.from(event, 'latin1')),
    new Uint8Array([0xef, 0xbb, 0xbf, ...Buffer.from(event)]),
    '',
  ]) {
    await assertRefused({ body, signed: event });
  }
});

test('what is signed and can be read in two ways is refused', async () => {
  const form = 'application/x-www-form-urlencoded';
  const twice = ['user_id=A&user_id=B', 'user_id=A&text=x&user_id=A', 'payload={}&payload={}', 'user_id=A&user%5Fid=B'];
  for (const body of twice) await assertRefused({ body: `command=/tambour&${body}`, contentType: form }, 400);
  const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
  await assertRefused({ body: deep }, 400);
  await assertRefused({ body: '['.repeat(10_000) }, 400);
  await assertRefused({ body: `payload=${encodeURIComponent(deep)}`, contentType: form }, 400);
  await assertRefused({ body: new Uint8Array([0x7b, 0xff, 0x7d]) }, 400);
  for (const contentType of ['text/plain', 'multipart/form-data; boundary=x', '']) {
    await assertRefused({ contentType }, 400);
  }
});

test('a prototype in what is signed changes no object but its own', async () => {
  const poison = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"type":"event_callback"}';
  for (const [body, contentType] of [
    [poison, json],
    [`payload=${encodeURIComponent(poison)}`, 'application/x-www-form-urlencoded'],
    ['command=/tambour&__proto__=x&constructor=y', 'application/x-www-form-urlencoded'],
  ] as const) {
    assert.equal((await sent({ body, contentType })).status, 200);
    assert.equal(Reflect.get({}, 'polluted'), undefined);
    assert.equal(Reflect.get(Object, 'polluted'), undefined);
  }
});
