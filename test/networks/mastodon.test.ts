import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { systemClock } from '#clock.ts';
import { mastodonRules } from '#networks/mastodon/mastodon-rules.ts';
import { mastodon } from '#networks/mastodon/mastodon.ts';
import { lacksOfSoftware } from '#networks/mastodon/software.ts';
import type { Network } from '#networks/network.ts';
import type { PublishOutcome } from '#networks/publish-outcome.ts';

import { bytesOf, picture, prepared, rendering, soon } from '../contracts/network-contract.ts';
import { askedServer } from '../support/asked-server.ts';
import { networkAt } from '../support/mastodon-answers.ts';
import { plainServer } from '../support/plain-server.ts';
import { openPracticeMastodon, type MastodonWorld } from '../support/practice-networks.ts';

let world: MastodonWorld;
before(async () => {
  world = await openPracticeMastodon();
});
after(async () => {
  await world[Symbol.asyncDispose]();
});
beforeEach(() => {
  world.server.troubles.clear();
  Object.assign(world.server.manners, { keys: 'kept', hasInstanceV2: true, maxCharacters: 500, mediaPolls: 0 });
});

const json = 'application/json; charset=utf-8';
const html = 'text/html';

function publish(network: Network = world.network, key: string = crypto.randomUUID()): Promise<PublishOutcome> {
  return network.publish({ rendering: rendering('mastodon'), mediaIds: [] }, key, soon());
}

function scoped(...scopes: readonly string[]): Network {
  const { token } = world.server.addAccount({
    handle: scopes.join('-').replaceAll(':', '_'),
    displayName: 'x',
    scopes,
  });
  return networkFor(world.url, token);
}

function networkFor(serverUrl: string, accessToken: string = world.token, software = 'Mastodon 4.6.6'): Network {
  return mastodon({ serverUrl, accessToken, software, loopbackOnly: false, clock: systemClock });
}

describe('what a Mastodon server may answer to a post', () => {
  const cases: readonly (readonly [number, string, string, PublishOutcome])[] = [
    [401, json, '{"error":"The access token is invalid"}', { kind: 'locked', why: 'token_refused' }],
    [403, json, '{"error":"This action is outside the authorized scopes"}', { kind: 'locked', why: 'scope_missing' }],
    [403, json, '{"error":"This action is not allowed"}', { kind: 'refused', why: 'forbidden' }],
    [404, json, '{"error":"Record not found"}', { kind: 'refused', why: 'not_found' }],
    [422, json, '{"error":"Validation failed: Text can\'t be blank"}', { kind: 'refused', why: 'invalid' }],
    [
      422,
      json,
      '{"error":"Validation failed: Text character limit of 500 exceeded"}',
      { kind: 'refused', why: 'too_long' },
    ],
    [422, json, '{"error":"Cannot attach more than 4 files"}', { kind: 'refused', why: 'media_rejected' }],
    [
      422,
      json,
      '{"error":"Media with IDs 7 not found or already attached"}',
      { kind: 'doubt', why: 'already_attached' },
    ],
    [
      422,
      json,
      '{"error":"Cannot attach files that have not finished processing. Try again in a moment!"}',
      { kind: 'tryLater', why: 'media_processing', afterSeconds: 5 },
    ],
    [429, json, '{"error":"Too many requests"}', { kind: 'tryLater', why: 'rate_limit', afterSeconds: 60 }],
    [429, html, '<h1>Slow down</h1>', { kind: 'tryLater', why: 'rate_limit', afterSeconds: 60 }],
    [500, json, '{"error":"Internal Server Error"}', { kind: 'doubt', why: 'server_error' }],
    [
      503,
      json,
      '{"error":"There was a temporary problem serving your request"}',
      { kind: 'doubt', why: 'server_error' },
    ],
    [503, html, '<h1>Service Unavailable</h1>', { kind: 'doubt', why: 'server_error' }],
    [502, 'text/plain', 'Bad Gateway', { kind: 'doubt', why: 'server_error' }],
    [500, 'application/problem+json', '{"title":"x"}', { kind: 'doubt', why: 'server_error' }],
    [404, html, '<h1>Not Found</h1>', { kind: 'doubt', why: 'unreadable_answer' }],
    [403, html, '<h1>Blocked</h1>', { kind: 'doubt', why: 'unreadable_answer' }],
    [409, json, '{"error":"Conflict"}', { kind: 'doubt', why: 'unreadable_answer' }],
    [200, html, '<h1>Hello</h1>', { kind: 'doubt', why: 'unreadable_answer' }],
    [200, json, '{"id":', { kind: 'doubt', why: 'unreadable_answer' }],
    [200, json, '{"error":"a 200 that is none"}', { kind: 'doubt', why: 'unreadable_answer' }],
    [200, json, '[]', { kind: 'doubt', why: 'unreadable_answer' }],
    [200, json, '['.repeat(200_000), { kind: 'doubt', why: 'unreadable_answer' }],
    [200, json, '{"id":"7","__proto__":{"id":"8"},"url":"javascript:alert(1)"}', publishedAs('7')],
    [202, 'application/octet-stream', 'x', { kind: 'doubt', why: 'unreadable_answer' }],
  ];
  for (const [status, contentType, body, expected] of cases) {
    test(`${status} ${contentType} ${body.slice(0, 60)} is ${expected.kind}`, async () => {
      world.server.troubles.set(['publish'], { kind: 'answerThis', status, contentType, body }, 1);
      const outcome = await publish();
      const wanted = expected.kind === 'published' ? { ...expected, url: `${world.url}/web/statuses/7` } : expected;
      assert.deepEqual(outcome, wanted);
    });
  }
});

function publishedAs(id: string): PublishOutcome {
  return { kind: 'published', id, url: '' };
}

describe('the key of a post', () => {
  test('makes one post of two requests', async () => {
    const wanted = await prepared(world.network, rendering('mastodon', { media: [picture('Un point')] }));
    const first = await world.network.publish(wanted, 'one-key', soon());
    assert.equal(first.kind, 'published');
    assert.deepEqual(await world.network.publish(wanted, 'one-key', soon()), first);
    assert.equal((await world.publicPosts()).filter((post) => post.text === wanted.rendering.text).length, 1);
  });

  test('answered with 500 on a replay, as in 4.6.0 to 4.6.5, is a doubt', async () => {
    await publish(world.network, 'replayed');
    world.server.manners.keys = 'failsOnReplay';
    assert.deepEqual(await publish(world.network, 'replayed'), { kind: 'doubt', why: 'server_error' });
  });

  test('of a post that was deleted since is "not found"', async () => {
    const first = await publish(world.network, 'deleted');
    assert.ok(first.kind === 'published');
    assert.deepEqual(await world.network.retract(first.id, soon()), { kind: 'gone' });
    assert.deepEqual(await publish(world.network, 'deleted'), { kind: 'refused', why: 'not_found' });
  });

  test('is relied upon only where the version is known to lock it', () => {
    for (const software of ['Mastodon 4.6.0', 'Mastodon 4.10.2', 'Mastodon 5.0.0', 'Mastodon 4.6.1+glitch']) {
      assert.equal(networkFor(world.url, world.token, software).keyLifeSeconds, 3000, software);
    }
    assert.equal(networkFor(world.url, world.token, 'Hometown 4.6.2+hometown-1.3.0').keyLifeSeconds, 3000);
    const others = ['', 'Snac 2.75', 'GoToSocial 0.20', 'Pleroma 2.9', 'NotMastodon 4.6.1', 'Mastodon', 'Hollo 0.10.0'];
    const older = ['Mastodon 4.5.9', 'Mastodon 3.60.1', 'Mastodon 4.5.4+glitch', 'Hometown 1.1.1'];
    const unknown = ['Mastodon 4.6.0-nightly.2026-01-10', 'Mastodon 4.6.1+kmyblue', 'Glitch 4.6.1', 'Hollo 4.6.1'];
    const pretended = ['Mastodon 4.6.1 (compatible; Hollo 0.10.0)', 'Mastodon 4.6', 'Mastodon 4.6.1.2'];
    for (const software of [...others, ...older, ...unknown, ...pretended]) {
      assert.equal(networkFor(world.url, world.token, software).keyLifeSeconds, 0, software);
    }
  });
});

describe('pictures on Mastodon', () => {
  test('are waited for while the server works on them', async () => {
    world.server.manners.mediaPolls = 3;
    const wanted = rendering('mastodon', { media: [picture('Un point')] });
    assert.equal((await publish2(wanted)).kind, 'published');
  });

  test('that take too long are tried later', async () => {
    world.server.manners.mediaPolls = 1_000_000;
    const network = mastodon({
      serverUrl: world.url,
      accessToken: world.token,
      software: 'Mastodon 4.6.6',
      loopbackOnly: true,
      clock: systemClock,
      timeouts: { pollMs: 10, processingMs: 200 },
    });
    const wanted = rendering('mastodon', { media: [picture('Un point')] });
    const outcome = await network.prepare(wanted, { uploaded: [], bytesOf, signal: soon() });
    assert.ok(outcome.kind === 'tryLater' && outcome.why === 'media_processing');
  });

  test('that the server does not take are refused, and those before them are kept', async () => {
    const bad = { ...picture('Non'), sha256: 'bad' };
    const outcome = await world.network.prepare(rendering('mastodon', { media: [picture('Oui'), bad] }), {
      uploaded: [],
      bytesOf: (sha256) => (sha256 === 'bad' ? Promise.resolve(new Uint8Array([1, 2, 3])) : bytesOf()),
      signal: soon(),
    });
    assert.ok(outcome.kind === 'refused');
    assert.deepEqual([outcome.why, outcome.uploaded.length], ['media_rejected', 1]);
  });

  test('that stand twice in a post, with two alternative texts, go up twice and are both used again', async () => {
    const wanted = rendering('mastodon', { media: [picture('Ici'), picture('Là')] });
    const first = await world.network.prepare(wanted, { uploaded: [], bytesOf, signal: soon() });
    assert.ok(first.kind === 'prepared');
    assert.equal(new Set(first.prepared.mediaIds).size, 2);
    const again = await world.network.prepare(wanted, { uploaded: first.uploaded, bytesOf, signal: soon() });
    assert.deepEqual(again, first);
  });

  test('of an upload that failed are tried later', async () => {
    for (const trouble of [{ kind: 'loseAnswer' }, { kind: 'outOfOrder', status: 502 }] as const) {
      world.server.troubles.set(['upload'], trouble, 1);
      const wanted = rendering('mastodon', { media: [picture('Un point')] });
      const outcome = await world.network.prepare(wanted, { uploaded: [], bytesOf, signal: soon() });
      assert.equal(outcome.kind, 'tryLater');
    }
  });

  test('that hang on another post already leave it open what happened', async () => {
    const wanted = await prepared(world.network, rendering('mastodon', { media: [picture('Un point')] }));
    assert.equal((await world.network.publish(wanted, 'first', soon())).kind, 'published');
    assert.deepEqual(await world.network.publish(wanted, 'other', soon()), { kind: 'doubt', why: 'already_attached' });
  });
});

async function publish2(wanted: Parameters<typeof prepared>[1]): Promise<PublishOutcome> {
  return world.network.publish(await prepared(world.network, wanted), crypto.randomUUID(), soon());
}

describe('checking a Mastodon account', () => {
  for (const [missing, scopes] of [
    [['read:accounts'], ['read:statuses', 'write']],
    [['read:statuses'], ['read:accounts', 'write']],
    [['write:statuses'], ['read', 'write:media']],
    [['write:media'], ['read', 'write:statuses']],
    [['write:statuses', 'write:media'], ['read']],
  ] as const) {
    test(`names the missing ${missing.join(' and ')}`, async () => {
      const check = await scoped(...scopes).check(soon());
      assert.ok(check.kind === 'scopeMissing', check.kind);
      assert.deepEqual(check.missing, missing);
    });
  }

  test('takes the limits from the server, and from the older description where there is no newer', async () => {
    world.server.manners.maxCharacters = 1234;
    const newer = await world.network.check(soon());
    assert.ok(newer.kind === 'ok');
    assert.deepEqual([newer.limits.maxCharacters, newer.software, newer.lacks], [1234, 'Mastodon 4.6.6', []]);
    world.server.manners.hasInstanceV2 = false;
    const older = await world.network.check(soon());
    assert.ok(older.kind === 'ok');
    assert.deepEqual([older.limits, older.lacks], [newer.limits, ['instance_v2']]);
  });

  test('says where a server does not tell which posts were edited', async () => {
    world.server.postByHand(world.accountId, 'Une publication.');
    world.server.manners.tellsEdits = false;
    const check = await world.network.check(soon());
    world.server.manners.tellsEdits = true;
    assert.ok(check.kind === 'ok' && check.lacks.includes('edits_told'));
    assert.ok(lacksOfSoftware('Hollo 0.10.0').includes('edits_told'), 'also before the first post');
  });

  test('takes nothing for granted of a server that does not say what software it is', async () => {
    world.server.manners.software = 'untold';
    const check = await world.network.check(soon());
    world.server.manners.software = null;
    assert.ok(check.kind === 'ok', check.kind);
    const { software, limits, lacks } = check;
    assert.match(software, /^Unknown software \(4\.6\.6\)$/);
    assert.deepEqual(lacks, ['software', 'conversion', 'idempotency']);
    assert.equal(limits.linkCharacters, null, 'a link counts as typed');
    assert.equal(networkFor(world.url, world.token, software).keyLifeSeconds, 0);
    assert.equal(mastodonRules.mailsOut(software), true);
    assert.notDeepEqual(mastodonRules.redrawn('5*6*7', { software, limits }), []);
  });

  for (const [version, software] of [
    ['4.0.0 (not true; really snac/2.75)', 'Snac 2.75'],
    ['2.7.2 (compatible; Akkoma 3.10.4-0-gebfb617)', 'Akkoma 3.10.4-0-gebfb617'],
    ['3.5.3 (compatible; Pixelfed 0.11.4)', 'Pixelfed 0.11.4'],
    ['4.1.0 (compatible; Iceshrimp.NET 2025.1)', 'Iceshrimp.NET 2025.1'],
    ['4.6.1+glitch', 'Mastodon 4.6.1+glitch'],
    ['0.10.0', 'Unknown software (0.10.0)'],
    ['4.6.6', 'Unknown software (4.6.6)'],
  ] as const) {
    test(`reads ${software} from the version ${version}, where that is all that tells`, async () => {
      await using server = await askedServer(({ pathname }) => {
        if (pathname.endsWith('verify_credentials')) return { id: '9', username: 'valmont' };
        if (pathname.endsWith('instance')) return { domain: 'example.org', version, configuration: {} };
        return pathname.startsWith('/api/') ? [] : new Response(null, { status: 403 });
      });
      const check = await networkAt(server.url).check(soon());
      assert.ok(check.kind === 'ok', check.kind);
      assert.equal(check.software, software);
    });
  }

  test('posts nothing', async () => {
    const before = await world.publicPosts();
    await world.network.check(soon());
    assert.deepEqual(await world.publicPosts(), before);
  });

  test('tells a server that is something else, and a name that nobody has', async () => {
    world.server.troubles.set(['read'], { kind: 'answerHtml' }, 1);
    assert.deepEqual(await world.network.check(soon()), { kind: 'unreachable', why: 'not_this_network' });
    const nobody = networkFor('https://nobody.invalid');
    assert.deepEqual(await nobody.check(soon()), { kind: 'unreachable', why: 'name_not_found' });
    assert.deepEqual(await publish(nobody), { kind: 'refused', why: 'name_not_found' });
    assert.deepEqual(await publish(networkFor('http://127.0.0.1:9')), { kind: 'refused', why: 'unreachable' });
    assert.deepEqual(await publish(networkFor('http://localhost:1')), { kind: 'refused', why: 'unreachable' });
  });
});

describe('reading posts on Mastodon', () => {
  test('finds a text whose mentions the HTML shortens', async () => {
    const since = new Date();
    const wanted = rendering('mastodon', { text: `Merci à @ville@social.example ! ${Date.now()}` });
    const sent = await publish2(wanted);
    assert.ok(sent.kind === 'published');
    assert.equal((await world.network.find(wanted, since, soon())).kind, 'found');
    assert.deepEqual(await world.network.readBack(sent.id, wanted, soon()), { kind: 'same' });
  });

  test('finds every copy, the one that a person posted too', async () => {
    const since = new Date();
    const wanted = rendering('mastodon', { text: `Deux fois ${Date.now()}` });
    await publish2(wanted);
    world.server.postByHand(world.accountId, wanted.text);
    const found = await world.network.find(wanted, since, soon());
    assert.ok(found.kind === 'found');
    assert.equal(found.posts.length, 2);
  });

  test('looks through more than one page', async () => {
    const since = new Date();
    const wanted = rendering('mastodon', { text: `Loin ${Date.now()}` });
    await publish2(wanted);
    for (let count = 0; count < 90; count += 1) world.server.postByHand(world.accountId, `Autre ${count}`);
    assert.equal((await world.network.find(wanted, since, soon())).kind, 'found');
  });

  test('sends warning, language and visibility, and reads them back', async () => {
    const wanted = rendering('mastodon', { contentWarning: 'Crues', language: 'en', visibility: 'unlisted' });
    const sent = await publish2(wanted);
    assert.ok(sent.kind === 'published');
    assert.deepEqual(await world.network.readBack(sent.id, wanted, soon()), { kind: 'same' });
    const other = { ...wanted, contentWarning: null, visibility: 'public' } as const;
    assert.deepEqual(await world.network.readBack(sent.id, other, soon()), {
      kind: 'changed',
      what: ['visibility', 'warning'],
    });
    const shown = await fetch(`${world.url}/api/v1/statuses/${sent.id}`, {
      headers: { Authorization: `Bearer ${world.token}` },
    });
    assert.match(await shown.text(), /"language":"en"/);
  });

  test('tells a post that was edited, given other alternative texts, or taken away', async () => {
    const wanted = rendering('mastodon', { media: [picture('Un point')] });
    const sent = await publish2(wanted);
    assert.ok(sent.kind === 'published');
    const otherAlt = { ...wanted, media: [picture('Deux points')] };
    assert.deepEqual(await world.network.readBack(sent.id, otherAlt, soon()), { kind: 'changed', what: ['alt'] });
    world.server.editByHand(sent.id, 'Autre chose');
    const edited = await world.network.readBack(sent.id, wanted, soon());
    assert.deepEqual(edited.kind === 'changed' && edited.what, ['text']);
    world.server.removeByHand(sent.id);
    assert.deepEqual(await world.network.readBack(sent.id, wanted, soon()), { kind: 'missing' });
  });

  test('believes a "not found" in HTML only from a server that answers', async () => {
    const sent = await publish();
    assert.ok(sent.kind === 'published');
    const answer = { kind: 'answerThis', status: 404, contentType: html, body: '<h1>No such site</h1>' } as const;
    world.server.troubles.set(['read', 'delete'], answer, null);
    assert.deepEqual(await world.network.readBack(sent.id, rendering('mastodon'), soon()), { kind: 'unreadable' });
    assert.equal((await world.network.retract(sent.id, soon())).kind, 'doubt');
    assert.equal((await world.network.find(rendering('mastodon'), new Date(), soon())).kind, 'unreadable');
  });

  test('does not take the word of a server that deletes nothing', async () => {
    const sent = await publish();
    assert.ok(sent.kind === 'published');
    world.server.troubles.set(['delete'], { kind: 'answerThis', status: 200, contentType: json, body: '{}' }, 1);
    assert.equal((await world.network.retract(sent.id, soon())).kind, 'doubt');
    assert.deepEqual(await world.network.retract(sent.id, soon()), { kind: 'gone' });
  });
});

describe('where a token goes', () => {
  test('not to the host that a server redirects to', async () => {
    let asked = 0;
    await using elsewhere = await plainServer((request, response) => {
      asked += 1;
      request.resume();
      response.end();
    });
    const to = `${elsewhere.url}/`;
    world.server.troubles.set(['publish', 'read', 'upload', 'delete'], { kind: 'redirect', to }, null);
    await publish();
    await world.network.check(soon());
    await world.network.find(rendering('mastodon'), new Date(), soon());
    await world.network.retract('1', soon());
    await world.network.prepare(rendering('mastodon', { media: [picture('')] }), {
      uploaded: [],
      bytesOf,
      signal: soon(),
    });
    assert.equal(asked, 0);
  });

  test('not over plain HTTP to another machine, and with loopbackOnly to no other machine', async () => {
    assert.deepEqual(await publish(networkFor('http://social.example')), { kind: 'refused', why: 'unreachable' });
    for (const serverUrl of [
      'https://social.example',
      'https://127.0.0.1.social.example',
      'https://0x7f.1.example',
      'nothing',
    ]) {
      const network = mastodon({ serverUrl, accessToken: 't', software: '', loopbackOnly: true, clock: systemClock });
      assert.deepEqual(await publish(network), { kind: 'refused', why: 'unreachable' }, serverUrl);
    }
  });

  test('nor into any outcome, though a server sends it back', async () => {
    const body = JSON.stringify({ error: `Bearer ${world.token}`, id: 7, url: world.token });
    const outcomes: unknown[] = [];
    for (const status of [200, 400, 401, 403, 404, 422, 500]) {
      const trouble = { kind: 'answerThis', status, contentType: json, body } as const;
      world.server.troubles.set(['publish', 'read', 'upload', 'delete'], trouble, null);
      outcomes.push(await publish(), await world.network.check(soon()), await world.network.retract('1', soon()));
      const withPicture = rendering('mastodon', { media: [picture('')] });
      outcomes.push(await world.network.prepare(withPicture, { uploaded: [], bytesOf, signal: soon() }));
    }
    assert.ok(!JSON.stringify(outcomes).includes(world.token));
  });
});

test('an answer that is packed, though that was not asked for, is not unpacked', async () => {
  await using packed = await plainServer((request, response) => {
    request.resume();
    response.setHeader('Content-Type', 'application/json');
    response.setHeader('Content-Encoding', 'gzip');
    response.end(gzipSync('{"id":"7","url":"https://social.example/7"}'));
  });
  assert.equal((await publish(networkFor(packed.url))).kind, 'doubt');
});
