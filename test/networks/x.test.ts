import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';

import { systemClock } from '#clock.ts';
import type { Network } from '#networks/network.ts';
import type { PrepareOutcome, PublishOutcome, Uploaded } from '#networks/publish-outcome.ts';
import type { Rendering } from '#networks/rendering.ts';
import { x } from '#networks/x/x.ts';

import { bytesOf, picture, prepared, rendering, soon } from '../contracts/network-contract.ts';
import { plainServer } from '../support/plain-server.ts';
import { openPracticeX, type XWorld } from '../support/practice-networks.ts';
import { testClock } from '../support/test-clock.ts';

let world: XWorld;
let writeOnly: Network;
before(async () => {
  world = await openPracticeX();
  writeOnly = x({ ...world.keys, userId: null, reading: false, baseUrl: world.url, clock: systemClock });
});
after(async () => {
  await world[Symbol.asyncDispose]();
});
beforeEach(() => {
  world.server.troubles.clear();
  Object.assign(world.server.manners, { mediaPolls: 0, credit: null, subscription: 'None', refusesDuplicates: true });
});

const problem = 'application/problem+json';
const json = 'application/json; charset=utf-8';

/** As X says that it does not have what was asked for: https://docs.x.com/x-api/fundamentals/response-codes-and-errors. */
function gone(id: string): string {
  const type = 'https://api.twitter.com/2/problems/resource-not-found';
  return JSON.stringify({ type, title: 'Not Found Error', resource_type: 'tweet', resource_id: id, status: 404 });
}

function publish(network: Network = world.network, wanted: Rendering = rendering('x')): Promise<PublishOutcome> {
  return network.publish({ rendering: wanted, mediaIds: [] }, 'no-key', soon());
}

describe('what X may answer to a post', () => {
  const duplicate =
    '{"detail":"You are not allowed to create a Tweet with duplicate content.","title":"Forbidden","status":403}';
  const permissions =
    '{"title":"Forbidden","detail":"Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.","status":403}';
  const cases: readonly (readonly [number, string, string, PublishOutcome])[] = [
    [400, json, '{"title":"Invalid Request","detail":"…"}', { kind: 'refused', why: 'invalid' }],
    [400, json, '{"errors":[{"message":"Your Tweet text is too long."}]}', { kind: 'refused', why: 'too_long' }],
    [400, json, '{"errors":[{"message":"Your media IDs are invalid."}]}', { kind: 'refused', why: 'media_rejected' }],
    [401, problem, '{"title":"Unauthorized","status":401}', { kind: 'locked', why: 'token_refused' }],
    [402, problem, '{"title":"CreditsDepleted"}', { kind: 'locked', why: 'credit_exhausted' }],
    [403, problem, duplicate, { kind: 'doubt', why: 'duplicate_reported' }],
    [403, problem, permissions, { kind: 'locked', why: 'scope_missing' }],
    [403, problem, '{"detail":"You are not permitted to perform this action."}', { kind: 'refused', why: 'forbidden' }],
    [403, 'text/html', '<h1>Blocked</h1>', { kind: 'refused', why: 'forbidden' }],
    [403, problem, '{"title":"Forbidden"}', { kind: 'refused', why: 'forbidden' }],
    [404, problem, gone('7'), { kind: 'refused', why: 'not_found' }],
    [404, problem, '{}', { kind: 'doubt', why: 'unreadable_answer' }],
    [404, 'text/plain', '404 page not found', { kind: 'doubt', why: 'unreadable_answer' }],
    [408, problem, '{}', { kind: 'doubt', why: 'unreadable_answer' }],
    [429, problem, '{}', { kind: 'tryLater', why: 'rate_limit', afterSeconds: 60 }],
    [500, problem, '{}', { kind: 'doubt', why: 'server_error' }],
    [503, 'text/html', '<h1>Over capacity</h1>', { kind: 'doubt', why: 'server_error' }],
    [503, json, '{"cut', { kind: 'doubt', why: 'server_error' }],
    [201, json, '{"data":', { kind: 'doubt', why: 'unreadable_answer' }],
    [201, json, '{"data":{"id":"../7"}}', { kind: 'doubt', why: 'unusable_id' }],
    [200, json, '{"errors":[{"title":"a 200 that is none"}]}', { kind: 'doubt', why: 'unreadable_answer' }],
    [200, 'text/html', '<h1>Hello</h1>', { kind: 'doubt', why: 'unreadable_answer' }],
    [307, json, '{"data":{"id":"7"}}', { kind: 'doubt', why: 'unreadable_answer' }],
    [204, json, '', { kind: 'doubt', why: 'unreadable_answer' }],
  ];
  for (const [status, contentType, body, expected] of cases) {
    test(`${status} ${contentType} ${body.slice(0, 60)} is ${expected.kind}`, async () => {
      world.server.troubles.set(['publish'], { kind: 'answerThis', status, contentType, body }, 1);
      assert.deepEqual(await publish(), expected);
    });
  }
});

test('the same text again is "duplicate": whether this post or another one is there, it does not say', async () => {
  const wanted = rendering('x');
  assert.equal((await publish(world.network, wanted)).kind, 'published');
  assert.deepEqual(await publish(world.network, wanted), { kind: 'doubt', why: 'duplicate_reported' });
});

test('used-up credit locks the account', async () => {
  world.server.manners.credit = 0;
  assert.deepEqual(await publish(), { kind: 'locked', why: 'credit_exhausted' });
});

test('the limit of a day counts where it is the one that is used up', async () => {
  const now = Math.floor(Date.now() / 1000);
  await using server = await plainServer((request, response) => {
    request.resume();
    response.writeHead(429, {
      'x-rate-limit-limit': '100',
      'x-rate-limit-remaining': '99',
      'x-rate-limit-reset': String(now + 5),
      'x-user-limit-24hour-remaining': '0',
      'x-user-limit-24hour-reset': String(now + 1800),
    });
    response.end();
  });
  const outcome = await publish(
    x({ ...world.keys, userId: null, reading: false, baseUrl: server.url, clock: systemClock }),
  );
  assert.ok(outcome.kind === 'tryLater');
  assert.ok(outcome.afterSeconds > 1700 && outcome.afterSeconds <= 1801, String(outcome.afterSeconds));
});

describe('with reading off', () => {
  test('nothing is looked for or read back', async () => {
    const wanted = rendering('x');
    const sent = await publish(writeOnly, wanted);
    assert.ok(sent.kind === 'published');
    world.server.troubles.set(['read'], { kind: 'errorAfterAccepting' }, null);
    assert.deepEqual(await writeOnly.find(wanted, new Date(0), soon()), { kind: 'unreadable', why: 'reading_off' });
    assert.deepEqual(await writeOnly.readBack(sent.id, wanted, soon()), { kind: 'unreadable' });
  });

  test('a deleted post is gone at its word, and a lost answer is a doubt', async () => {
    const [one, two] = [await publish(writeOnly), await publish(writeOnly)];
    assert.ok(one.kind === 'published' && two.kind === 'published');
    assert.deepEqual(await writeOnly.retract(one.id, soon()), { kind: 'gone' });
    assert.deepEqual(await writeOnly.retract(one.id, soon()), { kind: 'gone' });
    world.server.troubles.set(['delete'], { kind: 'loseRequest' }, 1);
    assert.deepEqual(await writeOnly.retract(two.id, soon()), { kind: 'doubt', why: 'no_answer' });
  });
});

describe('that a post is gone', () => {
  const proxies: readonly (readonly [string, string])[] = [
    ['text/plain', '404 page not found'],
    ['text/html', '<h1>Not Found</h1>'],
    [json, '{}'],
    [json, '{"message":"no Route matched with those values"}'],
    [problem, '{"title":"Not Found","type":"about:blank","status":404}'],
    [problem, gone('8')],
  ];
  for (const [contentType, body] of proxies) {
    const trouble = { kind: 'answerThis', status: 404, contentType, body } as const;
    test(`is not believed of ${body.slice(0, 40)}, which X does not say of a post`, async () => {
      const sent = await publish();
      assert.ok(sent.kind === 'published');
      world.server.troubles.set(['delete', 'read'], trouble, null);
      assert.deepEqual(await writeOnly.retract(sent.id, soon()), { kind: 'doubt', why: 'unreadable_answer' });
      assert.deepEqual(await world.network.retract(sent.id, soon()), { kind: 'doubt', why: 'unreadable_answer' });
      assert.deepEqual(await world.network.readBack(sent.id, rendering('x'), soon()), { kind: 'unreadable' });
    });
  }

  test('is believed where X itself says it', async () => {
    const trouble = { kind: 'answerThis', status: 404, contentType: problem, body: gone('7') } as const;
    world.server.troubles.set(['delete', 'read'], trouble, null);
    assert.deepEqual(await writeOnly.retract('7', soon()), { kind: 'gone' });
    assert.deepEqual(await world.network.retract('7', soon()), { kind: 'gone' });
    assert.deepEqual(await world.network.readBack('7', rendering('x'), soon()), { kind: 'missing' });
  });
});

describe('checking an X account', () => {
  test('tells keys that may only read', async () => {
    await using readOnly = await openPracticeX({ access: 'read' });
    const check = await readOnly.network.check(soon());
    assert.ok(check.kind === 'scopeMissing');
    assert.deepEqual([check.identity?.handle, check.missing], ['@valmont', ['tweet.write']]);
    assert.deepEqual(await publish(readOnly.network), { kind: 'locked', why: 'scope_missing' });
  });

  test('tells keys that may only read by what X says beside any refusal, however it words that', async () => {
    await using server = await plainServer((request, response) => {
      request.resume();
      response.writeHead(403, { 'Content-Type': problem, 'x-access-level': 'read' });
      response.end('{"title":"Forbidden","detail":"Forbidden"}');
    });
    const network = x({ ...world.keys, userId: null, reading: false, baseUrl: server.url, clock: systemClock });
    assert.deepEqual(await publish(network), { kind: 'locked', why: 'scope_missing' });
    assert.deepEqual(await network.retract('7', soon()), { kind: 'locked', why: 'scope_missing' });
  });

  test('gives long posts to those who pay for them', async () => {
    const usual = await world.network.check(soon());
    world.server.manners.subscription = 'Premium';
    const paid = await world.network.check(soon());
    assert.ok(usual.kind === 'ok' && paid.kind === 'ok');
    assert.deepEqual([usual.limits.maxCharacters, paid.limits.maxCharacters], [280, 25_000]);
  });
});

describe('pictures on X', () => {
  test('go up in pieces and come back whole', async () => {
    const start = Buffer.from(await bytesOf());
    const big = Buffer.concat([start, Buffer.alloc(2_500_000, 7)]);
    const wanted = rendering('x', { media: [{ ...picture('Grand'), sha256: 'big', byteLength: big.byteLength }] });
    const outcome = await world.network.prepare(wanted, {
      uploaded: [],
      bytesOf: () => Promise.resolve(big),
      signal: soon(),
    });
    assert.ok(outcome.kind === 'prepared');
    assert.equal((await world.network.publish(outcome.prepared, '', soon())).kind, 'published');
    const url = world.server.timeline()[0]?.media[0]?.url;
    assert.ok(url !== undefined);
    assert.ok(big.equals(Buffer.from(await (await fetch(url)).arrayBuffer())));
  });

  test('are waited for while X works on them', async () => {
    world.server.manners.mediaPolls = 3;
    const wanted = await prepared(world.network, rendering('x', { media: [picture('Un point')] }));
    assert.equal((await world.network.publish(wanted, '', soon())).kind, 'published');
  });

  test('are brought again once X keeps them no longer, by its own word', async () => {
    const clock = testClock(new Date());
    await using short = await openPracticeX({ clock });
    short.server.manners.mediaSeconds = 3600;
    const wanted = rendering('x', { media: [picture('Un point')] });
    const prepare = (uploaded: readonly Uploaded[]): Promise<PrepareOutcome> =>
      short.network.prepare(wanted, { uploaded, bytesOf, signal: soon() });
    const first = await prepare([]);
    clock.advance(50 * 60 * 1000);
    assert.deepEqual(await prepare(first.uploaded), first);
    clock.advance(11 * 60 * 1000);
    assert.ok(first.kind === 'prepared');
    const late = await short.network.publish(first.prepared, '', soon());
    assert.deepEqual(late, { kind: 'refused', why: 'media_rejected' });
    const again = await prepare(first.uploaded);
    assert.ok(again.kind === 'prepared');
    assert.equal((await short.network.publish(again.prepared, '', soon())).kind, 'published');
  });

  test('that X does not take are refused', async () => {
    const outcome = await world.network.prepare(rendering('x', { media: [{ ...picture(''), sha256: 'bad' }] }), {
      uploaded: [],
      bytesOf: () => Promise.resolve(new Uint8Array([1, 2, 3])),
      signal: soon(),
    });
    assert.ok(outcome.kind === 'refused' && outcome.why === 'media_rejected');
  });

  test('of an upload that failed are tried later', async () => {
    for (const trouble of [{ kind: 'loseAnswer' }, { kind: 'outOfOrder', status: 502 }] as const) {
      world.server.troubles.set(['upload'], trouble, 1);
      const outcome = await world.network.prepare(rendering('x', { media: [picture('')] }), {
        uploaded: [],
        bytesOf,
        signal: soon(),
      });
      assert.equal(outcome.kind, 'tryLater');
    }
  });
});

describe('reading posts on X', () => {
  test('undoes what X makes of links, of bare hosts and of signs', async () => {
    const since = new Date();
    for (const text of [
      `city.gov & <https://www.example.org/a?b=1&c=2>, R&amp;D ${Date.now()}`,
      `Sur info.gouv.fr/crues. Ou https://example.org/ ${Date.now()}`,
    ]) {
      const wanted = rendering('x', { text, media: [picture('Un point')] });
      const sent = await world.network.publish(await prepared(world.network, wanted), '', soon());
      assert.ok(sent.kind === 'published');
      assert.deepEqual(await world.network.readBack(sent.id, wanted, soon()), { kind: 'same' }, text);
      assert.equal((await world.network.find(wanted, since, soon())).kind, 'found', text);
    }
  });

  test('tells a post that was edited or taken away', async () => {
    const wanted = rendering('x');
    const sent = await publish(world.network, wanted);
    assert.ok(sent.kind === 'published');
    world.server.editByHand(sent.id, 'Autre chose');
    assert.deepEqual(await world.network.readBack(sent.id, wanted, soon()), { kind: 'changed', what: ['text'] });
    world.server.removeByHand(sent.id);
    assert.deepEqual(await world.network.readBack(sent.id, wanted, soon()), { kind: 'missing' });
  });

  test('looks through more than one page', async () => {
    const since = new Date();
    const wanted = rendering('x');
    await publish(world.network, wanted);
    for (let count = 0; count < 45; count += 1)
      world.server.postByHand(world.accountId, `Autre ${count} ${Date.now()}`);
    assert.equal((await world.network.find(wanted, since, soon())).kind, 'found');
  });

  test('does not call a post gone that X still shows', async () => {
    const sent = await publish();
    assert.ok(sent.kind === 'published');
    const body = '{"data":{"deleted":true}}';
    world.server.troubles.set(['delete'], { kind: 'answerThis', status: 200, contentType: json, body }, 1);
    assert.equal((await world.network.retract(sent.id, soon())).kind, 'doubt');
    assert.deepEqual(await world.network.retract(sent.id, soon()), { kind: 'gone' });
  });

  test('reads the names that X gives its fields since 2026', async () => {
    const wanted = rendering('x', { text: 'Long texte' });
    const body = JSON.stringify({ data: { id: '7', text: 'Long…', note_post: { text: 'Long texte' } } });
    world.server.troubles.set(['read'], { kind: 'answerThis', status: 200, contentType: json, body }, 1);
    assert.deepEqual(await world.network.readBack('7', wanted, soon()), { kind: 'same' });
  });
});

test('no key gets into any outcome, though a server sends it back', async () => {
  const secrets = Object.values(world.keys);
  const body = JSON.stringify({ detail: secrets.join(' '), data: { id: secrets[0] } });
  const outcomes: unknown[] = [];
  for (const status of [200, 400, 401, 403, 404, 500]) {
    const trouble = { kind: 'answerThis', status, contentType: json, body } as const;
    world.server.troubles.set(['publish', 'read', 'upload', 'delete'], trouble, null);
    outcomes.push(await publish(), await world.network.check(soon()), await world.network.retract('1', soon()));
    const withPicture = rendering('x', { media: [picture('')] });
    outcomes.push(await world.network.prepare(withPicture, { uploaded: [], bytesOf, signal: soon() }));
  }
  for (const secret of secrets) assert.ok(!JSON.stringify(outcomes).includes(secret));
});

test('plain HTTP goes to this machine alone', () => {
  const common = { ...world.keys, userId: null, reading: false, clock: systemClock };
  assert.throws(() => x({ ...common, baseUrl: 'http://api.example' }), /only to this machine/);
});

test('a broken packed answer is a doubt and does not end the process', async () => {
  await using server = await plainServer((request, response) => {
    request.resume();
    response.writeHead(201, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' });
    response.end('not packed at all');
  });
  const outcome = await publish(
    x({ ...world.keys, userId: null, reading: false, baseUrl: server.url, clock: systemClock }),
  );
  assert.deepEqual(outcome, { kind: 'doubt', why: 'unreadable_answer' });
});
