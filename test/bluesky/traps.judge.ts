import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';

import { cidOf } from '#networks/bluesky/record.ts';
import { tidOf } from '#networks/bluesky/tid.ts';
import { systemClock } from '#clock.ts';
import { bluesky } from '#networks/bluesky/bluesky.ts';
import { openSessions } from '#networks/bluesky/sessions.ts';
import type { Network } from '#networks/network.ts';
import type { RenderedMedia } from '#networks/rendering.ts';

import { bytesOf, picture, prepared, rendering, soon } from '../contracts/network-contract.ts';
import { madeRecording } from '../support/made-recordings.ts';
import { callerOf, logIn, type RealAccount, type Told } from './open-real-server.ts';
import { openRealWorld, type RealWorld } from './open-real-world.ts';

// What the real server does, as the adapter relies on it: each a trap for whoever expects something else.

const posts = 'app.bsky.feed.post';
let world: RealWorld;
before(async () => {
  world = await openRealWorld();
});
after(async () => {
  await world[Symbol.asyncDispose]();
});

let made = 0;
/** A key that no other test uses. */
function newKey(): string {
  made += 1;
  return tidOf(new Date(), String(made));
}

function put(rkey: string, changes: object, top: object = { swapRecord: null }): Promise<Told> {
  const { did, owner } = world.account;
  const record = { $type: posts, text: 'un', createdAt: '2026-11-29T02:00:00.000Z', ...changes };
  return owner.post('com.atproto.repo.putRecord', { repo: did, collection: posts, rkey, ...top, record });
}

async function textAt(rkey: string): Promise<unknown> {
  const { did, owner } = world.account;
  const { status, body } = await owner.get('com.atproto.repo.getRecord', { repo: did, collection: posts, rkey });
  return status === 200 ? body['value'] : body['error'];
}

test('a record made by "create" under a key of ours is answered with an error 500 when it comes again', async () => {
  const { did, owner } = world.account;
  const record = { $type: posts, text: 'un', createdAt: '2026-11-29T02:00:00.000Z' };
  const create = { repo: did, collection: posts, rkey: newKey(), record };
  const twice = [await owner.post('com.atproto.repo.createRecord', create)];
  twice.push(await owner.post('com.atproto.repo.createRecord', create));
  assert.deepEqual(
    twice.map(({ status }) => status),
    [200, 500],
  );
});

test('the same put again writes nothing, and other content is refused while the first stands', async () => {
  const rkey = newKey();
  const [first, again, other] = [await put(rkey, {}), await put(rkey, {}), await put(rkey, { text: 'deux' })];
  assert.deepEqual([first.status, again.status, other.status], [200, 200, 400]);
  assert.deepEqual(
    [again.body['cid'], 'commit' in first.body, 'commit' in again.body],
    [first.body['cid'], true, false],
  );
  assert.equal(other.body['error'], 'InvalidSwap');
  assert.deepEqual(await textAt(rkey), { $type: posts, text: 'un', createdAt: '2026-11-29T02:00:00.000Z' });
});

test('of three puts at once one writes', async () => {
  const rkey = newKey();
  const told = await Promise.all([put(rkey, {}), put(rkey, {}), put(rkey, {})]);
  assert.deepEqual(
    told.map(({ status }) => status),
    [200, 200, 200],
  );
  assert.equal(told.filter(({ body }) => 'commit' in body).length, 1);
});

test('a put without a swap overwrites, which is why none of ours goes without', async () => {
  const rkey = newKey();
  await put(rkey, {});
  assert.equal((await put(rkey, { text: 'deux' }, {})).status, 200);
  assert.deepEqual(await textAt(rkey), { $type: posts, text: 'deux', createdAt: '2026-11-29T02:00:00.000Z' });
});

test('a put that comes late, after the post was deleted, makes it anew, unless it names the commit before', async () => {
  const { did, owner } = world.account;
  const rkey = newKey();
  const first = await put(rkey, {});
  const head = Object(first.body['commit']).cid;
  const remove = { repo: did, collection: posts, rkey };
  const removed = [await owner.post('com.atproto.repo.deleteRecord', remove)];
  removed.push(await owner.post('com.atproto.repo.deleteRecord', remove));
  assert.deepEqual(
    removed.map(({ status }) => status),
    [200, 200],
  );
  assert.equal(await textAt(rkey), 'RecordNotFound');
  const guarded = await put(rkey, {}, { swapRecord: null, swapCommit: head });
  assert.deepEqual([guarded.status, guarded.body['error']], [400, 'InvalidSwap']);
  assert.equal((await put(rkey, {})).status, 200);
  assert.notEqual(await textAt(rkey), 'RecordNotFound');
});

for (const [what, changes, said] of [
  ['301 characters', { text: 'x'.repeat(301) }, /grapheme too big \(maximum 300, got 301\)/],
  ['170 families in 3,060 bytes', { text: '👩‍👩‍👧'.repeat(170) }, /string too big \(maximum 3000, got 3060\)/],
  ['a date that is none', { createdAt: 'yesterday' }, /Invalid datetime/],
  [
    'a picture without the field for its description',
    {
      embed: {
        $type: 'app.bsky.embed.images',
        images: [
          {
            image: {
              $type: 'blob',
              ref: { $link: 'bafkreidlp6sdj6jkroakvmbntpy2clsj77foijheae5byt3iwz7d2k542a' },
              mimeType: 'image/png',
              size: 70,
            },
          },
        ],
      },
    },
    /Missing required key "alt"/,
  ],
] as const) {
  test(`${what}: refused, and nothing is written`, async () => {
    const rkey = newKey();
    const { status, body } = await put(rkey, changes);
    assert.equal(status, 400);
    assert.match(String(body['message']), said);
    assert.equal(await textAt(rkey), 'RecordNotFound');
  });
}

test('300 flags fit, since they have 2,400 bytes; 300 of the long kind do not', async () => {
  assert.equal((await put(newKey(), { text: '🇫🇷'.repeat(300) })).status, 200);
  assert.equal((await put(newKey(), { text: '🏴󠁧󠁢󠁳󠁣󠁴󠁿'.repeat(300) })).status, 400);
});

test('a key that is no moment is refused', async () => {
  const { status, body } = await put('valmont', {});
  assert.equal(status, 400);
  assert.match(String(body['message']), /Invalid TID/);
});

test('a passage that ends beyond the text is taken as it is: whoever counts wrongly is told nothing', async () => {
  const link = { $type: 'app.bsky.richtext.facet#link', uri: 'https://a.example' };
  assert.equal(
    (await put(newKey(), { facets: [{ index: { byteStart: 0, byteEnd: 99 }, features: [link] }] })).status,
    200,
  );
});

test('the content identifier that is computed here is the one that the server has', async () => {
  const rkey = newKey();
  const record = { $type: posts, text: 'é👩‍👩‍👧', createdAt: '2026-11-29T02:00:00.000Z', langs: ['fr'] };
  const { body } = await put(rkey, record);
  assert.equal(body['cid'], cidOf(record));
});

test('an app password makes no further ones', async () => {
  const { account, server } = world;
  const { body } = await logIn(server.url, account.did, account.appPassword);
  const caller = callerOf(server.url, `Bearer ${String(body['accessJwt'])}`);
  assert.equal((await caller.post('com.atproto.server.createAppPassword', { name: 'more' })).status, 400);
});

function networkOf({ did, appPassword }: RealAccount): Network {
  const serverUrl = world.server.url;
  const common = { sessions: openSessions(), loopbackOnly: true, clock: systemClock };
  return bluesky({ ...common, serverUrl, webUrl: serverUrl, identifier: did, did, appPassword });
}

test('one delivery that is sent three times at once, and again, is one post; looking for it finds that very one', async () => {
  const { network } = world;
  const wanted = rendering('bluesky', { media: [picture('Un point')] });
  const ready = await prepared(network, wanted);
  const [key, since] = [crypto.randomUUID(), new Date()];
  assert.deepEqual(await network.find(wanted, since, soon(), key), { kind: 'absent' });
  const send = (): ReturnType<Network['publish']> => network.publish(ready, key, soon(), since);
  const outcomes = [...(await Promise.all([send(), send(), send()])), await send()];
  const [first] = outcomes;
  assert.ok(first?.kind === 'published');
  for (const outcome of outcomes) assert.deepEqual(outcome, first);
  assert.equal((await world.publicPosts()).filter(({ text }) => text === wanted.text).length, 1);
  const { id, url } = first;
  assert.deepEqual(await network.find(wanted, since, soon(), key), { kind: 'found', posts: [{ id, url }] });
});

test('another content under the key of a delivery overwrites nothing: it is a doubt, and looking finds the first', async () => {
  const { network } = world;
  const [key, since, wanted] = [crypto.randomUUID(), new Date(), rendering('bluesky')];
  await network.publish(await prepared(network, wanted), key, soon(), since);
  const other = await prepared(network, rendering('bluesky'));
  assert.deepEqual(await network.publish(other, key, soon(), since), { kind: 'doubt', why: 'duplicate_reported' });
  assert.equal((await world.publicPosts()).filter(({ text }) => text === wanted.text).length, 1);
});

test('a record that somebody else changed is found as ours, and its reading says what differs', async () => {
  const { network, account } = world;
  const [key, since, wanted] = [crypto.randomUUID(), new Date(), rendering('bluesky')];
  const outcome = await network.publish(await prepared(network, wanted), key, soon(), since);
  assert.ok(outcome.kind === 'published');
  await put(outcome.id, { text: 'Autre chose' }, {});
  assert.equal((await network.find(wanted, since, soon(), key)).kind, 'found');
  assert.deepEqual(await network.readBack(outcome.id, wanted, soon()), { kind: 'changed', what: ['text'] });
  assert.notEqual(account.did, '');
});

test('a revoked app password ends with its session: until then it writes, then it is told as refused', async () => {
  const revoked = await world.server.addAccount('revoquee.test');
  const network = networkOf(revoked);
  assert.equal((await network.check(soon())).kind, 'ok');
  await revoked.owner.post('com.atproto.server.revokeAppPassword', { name: 'tambour' });
  const sent = await network.publish(await prepared(network, rendering('bluesky')), 'key', soon());
  assert.equal(sent.kind, 'published');
  assert.deepEqual(await networkOf(revoked).check(soon()), { kind: 'tokenRefused' });
});

test('an account that is taken down, or deactivated by its owner, publishes nothing and says so', async () => {
  const takenDown = await world.server.addAccount('retiree.test');
  const deactivated = await world.server.addAccount('endormie.test');
  const networks = [networkOf(takenDown), networkOf(deactivated)];
  for (const network of networks) assert.equal((await network.check(soon())).kind, 'ok');
  await world.server.administer('com.atproto.admin.updateSubjectStatus', {
    subject: { $type: 'com.atproto.admin.defs#repoRef', did: takenDown.did },
    takedown: { applied: true, ref: '1' },
  });
  await deactivated.owner.post('com.atproto.server.deactivateAccount', {});
  for (const network of networks) {
    const wanted = rendering('bluesky');
    const ready = { rendering: wanted, mediaIds: [] };
    const outcome = await network.publish(ready, 'key', soon());
    assert.deepEqual(outcome, { kind: 'locked', why: 'account_closed' });
    assert.notEqual((await network.find(wanted, new Date(), soon(), 'key')).kind, 'absent');
    assert.notEqual((await network.retract('1', soon())).kind, 'gone');
  }
});

test('a clock two minutes off, either way, makes keys that the server takes', async () => {
  for (const minutes of [-2, 2]) {
    const at = new Date(Date.now() + minutes * 60_000);
    const { network } = world;
    const outcome = await network.publish(await prepared(network, rendering('bluesky')), 'key', soon(), at);
    assert.equal(outcome.kind, 'published');
  }
});

test('text, links, a name, a hashtag, a language and four pictures stand in the record as they were approved', async () => {
  const { network, account } = world;
  const other = await world.server.addAccount('mairie.test');
  const text = 'Été 👩‍👩‍👧 @mairie.test et @personne.test : (https://example.org/é) #Été';
  const alts = ['Un', 'Deux', 'Trois', 'Quatre'];
  const wanted = rendering('bluesky', { text, media: alts.map(picture) });
  const outcome = await network.publish(await prepared(network, wanted), crypto.randomUUID(), soon());
  assert.ok(outcome.kind === 'published', JSON.stringify(outcome));
  const record = Object(await textAt(outcome.id));
  assert.deepEqual([record.text, record.langs], [text, ['fr']]);
  const bytes = Buffer.from(text);
  const pressed = record.facets.map(({ index, features: [feature] }: Facet) => [
    bytes.subarray(index.byteStart, index.byteEnd).toString(),
    feature,
  ]);
  assert.deepEqual(pressed, [
    ['@mairie.test', { $type: 'app.bsky.richtext.facet#mention', did: other.did }],
    ['https://example.org/é', { $type: 'app.bsky.richtext.facet#link', uri: 'https://example.org/é' }],
    ['#Été', { $type: 'app.bsky.richtext.facet#tag', tag: 'Été' }],
  ]);
  assert.deepEqual(
    record.embed.images.map(({ alt }: { alt: string }) => alt),
    alts,
  );
  assert.deepEqual(await network.readBack(outcome.id, wanted, soon()), { kind: 'same' });
  assert.notEqual(account.did, other.did);
});

test('a video stands in the record as it was approved; the server takes it as it comes, and looks at no byte', async () => {
  const { network } = world;
  const video = await madeRecording();
  const media: RenderedMedia = {
    sha256: createHash('sha256').update(video).digest('hex'),
    mimeType: 'video/mp4',
    width: 320,
    height: 240,
    byteLength: video.byteLength,
    alt: 'Le préfet parle.',
    recording: { pieces: 'p', seconds: 3, video: { codec: 'avc', framesPerSecond: 25 }, sound: 'aac' },
  };
  const piecesOf = async function* (): AsyncGenerator<Uint8Array, void> {
    for (let at = 0; at < video.byteLength; at += 1024) yield video.subarray(at, at + 1024);
  };
  const wanted = rendering('bluesky', { media: [media] });
  const outcome = await network.prepare(wanted, { uploaded: [], bytesOf, piecesOf, signal: soon() });
  assert.ok(outcome.kind === 'prepared', JSON.stringify(outcome));
  const sent = await network.publish(outcome.prepared, crypto.randomUUID(), soon());
  assert.ok(sent.kind === 'published', JSON.stringify(sent));
  const { embed } = Object(await textAt(sent.id));
  assert.deepEqual(
    [embed.$type, embed.video.mimeType, embed.video.size, embed.alt, embed.aspectRatio],
    ['app.bsky.embed.video', 'video/mp4', video.byteLength, media.alt, { width: 320, height: 240 }],
  );
  assert.deepEqual(await network.readBack(sent.id, wanted, soon()), { kind: 'same' });
});

interface Facet {
  readonly index: { readonly byteStart: number; readonly byteEnd: number };
  readonly features: readonly [object];
}

test('an answer to a post of ours names it and the first of its thread', async () => {
  const { network } = world;
  const first = await network.publish(await prepared(network, rendering('bluesky')), '1', soon());
  assert.ok(first.kind === 'published');
  const second = await network.publish(
    await prepared(network, rendering('bluesky', { replyTo: first.id })),
    '2',
    soon(),
  );
  assert.ok(second.kind === 'published');
  const third = await network.publish(
    await prepared(network, rendering('bluesky', { replyTo: second.id })),
    '3',
    soon(),
  );
  assert.ok(third.kind === 'published');
  const { reply } = Object(await textAt(third.id));
  assert.ok(reply.root.uri.endsWith(first.id) && reply.parent.uri.endsWith(second.id), JSON.stringify(reply));
  const lost = await network.publish(await prepared(network, rendering('bluesky', { replyTo: newKey() })), '4', soon());
  assert.deepEqual(lost, { kind: 'refused', why: 'not_found' });
});
