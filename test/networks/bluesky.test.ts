import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import * as fc from 'fast-check';

import { systemClock } from '#clock.ts';
import { bluesky } from '#networks/bluesky/bluesky.ts';
import { blueskyRules } from '#networks/bluesky/bluesky-rules.ts';
import { facetsOf, namesIn } from '#networks/bluesky/facets.ts';
import { cidOf, recordOf } from '#networks/bluesky/record.ts';
import { openSessions } from '#networks/bluesky/sessions.ts';
import { madeAt, tidOf } from '#networks/bluesky/tid.ts';
import type { Network } from '#networks/network.ts';

import { picture, prepared, rendering, soon } from '../contracts/network-contract.ts';
import { askedServer } from '../support/asked-server.ts';
import { type BlueskyWorld, openPracticeBluesky } from '../support/practice-networks.ts';
import { testClock } from '../support/test-clock.ts';

const ready = (changes: Parameters<typeof rendering>[1] = {}): Parameters<Network['publish']>[0] => ({
  rendering: rendering('bluesky', changes),
  mediaIds: [],
});

/** The pressed passages of a text, and where each leads. */
function pressed(text: string, dids: ReadonlyMap<string, string> = new Map()): readonly (readonly [string, string])[] {
  const bytes = Buffer.from(text);
  return facetsOf(text, dids).map(({ index, features: [feature] }) => {
    const shown = bytes.subarray(index.byteStart, index.byteEnd).toString();
    return [shown, 'uri' in feature ? feature.uri : 'did' in feature ? feature.did : feature.tag];
  });
}

function lengthOf(text: string): number {
  return blueskyRules.measure(text, null, blueskyRules.defaultLimits);
}

describe('a text on Bluesky', () => {
  test('counts what a person sees as one character as one, and bytes ten for one', () => {
    assert.equal(lengthOf('é'.repeat(300)), 300);
    assert.equal(lengthOf('e\u0301'.repeat(300)), 300);
    assert.equal(lengthOf('🇫🇷'.repeat(300)), 300);
    // 18 bytes each.
    assert.equal(lengthOf('👩‍👩‍👧'.repeat(166)), 299);
    assert.equal(lengthOf('👩‍👩‍👧'.repeat(167)), 301);
    const text = `${'👩‍👩‍👧'.repeat(166)}${'a'.repeat(13)}`;
    assert.deepEqual([Buffer.byteLength(text), lengthOf(text)], [3001, 301], '3,001 bytes in 179 characters');
  });

  test('has its links at their places in bytes, whatever stands before them', () => {
    for (const [text, links] of [
      ['é👩‍👩‍👧 https://example.org/é?x=1#y.', ['https://example.org/é?x=1#y']],
      ['(https://example.org/a)', ['https://example.org/a']],
      ['(voir https://example.org/a_(b))', ['https://example.org/a_(b)']],
      ['见https://example.org/路。再见', ['https://example.org/路']],
      ['「https://example.org/路」', ['https://example.org/路']],
      ['https://example.org/a\u0301 fin', ['https://example.org/a\u0301']],
      ['https://example.org\u0301', []],
      ['example.org et http://example.org', ['http://example.org']],
      ['« https://example.org/a »', ['https://example.org/a']],
    ] as const) {
      assert.deepEqual(
        pressed(text),
        links.map((link) => [link, link]),
        text,
      );
      assert.deepEqual(blueskyRules.links(text), links);
    }
  });

  test('mentions names in full, and a name that is nobody’s stays text', () => {
    const text = '@mairie.example.fr, @personne.test et @mairie ou a@b.fr https://a.org/@c.fr (@Mairie.example.fr)';
    assert.deepEqual(namesIn(text), ['mairie.example.fr', 'personne.test']);
    const dids = new Map([['mairie.example.fr', 'did:plc:a']]);
    assert.deepEqual(
      pressed(text, dids).filter(([, target]) => target.startsWith('did:')),
      [
        ['@mairie.example.fr', 'did:plc:a'],
        ['@Mairie.example.fr', 'did:plc:a'],
      ],
    );
  });

  test('has hashtags, none of digits alone, within an address or too long', () => {
    const text = `#Été #2026 a#b https://a.org/#c #été_2026 #${'x'.repeat(65)}`;
    assert.deepEqual(
      pressed(text).filter(([shown]) => shown.startsWith('#')),
      [
        ['#Été', 'Été'],
        ['#été_2026', 'été_2026'],
      ],
    );
  });

  test('makes no hashtag of one that runs into a link', () => {
    const [only, ...more] = facetsOf('#d\u00e9https://a.org/', new Map());
    assert.deepEqual(more, []);
    assert.equal(only?.features[0].$type, 'app.bsky.richtext.facet#link');
  });

  test('never has a passage that cuts a character, or that lies on another', () => {
    const pieces = [
      'é',
      '👩‍👩‍👧',
      ' ',
      '(',
      ')',
      'https://a.org/',
      'b',
      '@c.fr',
      '#d',
      '\u0301',
      '。',
      '"',
      '?',
      '&',
      '\n',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 20 }), (parts) => {
        const text = parts.join('');
        const bytes = Buffer.from(text);
        let at = 0;
        for (const { index } of facetsOf(text, new Map([['c.fr', 'did:plc:a']]))) {
          assert.ok(index.byteStart >= at && index.byteEnd > index.byteStart && index.byteEnd <= bytes.byteLength);
          assert.ok(!bytes.subarray(index.byteStart, index.byteEnd).toString().includes('\ufffd'));
          at = index.byteEnd;
        }
      }),
    );
  });
});

describe('the key of a record', () => {
  test('is the same for the same delivery, tells its moment, and sorts by it', () => {
    const [one, other] = [new Date('2026-11-29T02:00:00.000Z'), new Date('2026-11-29T02:00:00.001Z')];
    assert.equal(tidOf(one, 'a'), tidOf(one, 'a'));
    assert.notEqual(tidOf(one, 'a'), tidOf(one, 'b'));
    assert.ok(tidOf(one, 'z') < tidOf(other, 'a'));
    assert.deepEqual(madeAt(tidOf(one, 'a')), one);
    assert.match(tidOf(one, 'a'), /^3[2-7a-z]{12}$/);
    for (const none of ['', '1', 'valmont', 'zzzzzzzzzzzzz', `${tidOf(one, 'a')}2`]) assert.equal(madeAt(none), null);
  });

  test('comes with a record that is the same at each attempt', () => {
    const wanted = { rendering: rendering('bluesky', { text: 'Été' }), mediaIds: [] };
    const at = new Date('2026-11-29T02:00:00.000Z');
    const [first, again] = [1, 2].map(() => cidOf(recordOf(wanted, at, { facets: [], reply: null })));
    assert.equal(first, again);
  });
});

describe('a delivery on Bluesky', () => {
  test('whose answer is lost is found by its key alone, however many posts say the same', async () => {
    await using world = await openPracticeBluesky();
    const [post, since] = [ready(), new Date()];
    world.troubles?.loseAnswer();
    assert.deepEqual(await world.network.publish(post, 'key', soon(), since), { kind: 'doubt', why: 'no_answer' });
    await world.network.publish(post, 'other key', soon(), since);
    const found = await world.network.find(post.rendering, since, soon(), 'key');
    assert.ok(found.kind === 'found');
    assert.deepEqual(
      found.posts.map(({ id }) => id),
      [tidOf(since, 'key')],
    );
    assert.deepEqual(await world.network.find(post.rendering, since, soon(), 'third key'), { kind: 'absent' });
  });

  test('that is sent again is one post, also where its first answer was lost', async () => {
    await using world = await openPracticeBluesky();
    const [post, since] = [ready(), new Date()];
    world.troubles?.loseAnswer();
    await world.network.publish(post, 'key', soon(), since);
    for (let times = 0; times < 3; times += 1)
      assert.equal((await world.network.publish(post, 'key', soon(), since)).kind, 'published');
    assert.equal((await world.publicPosts()).length, 1);
  });

  test('that others changed is found, and its reading says what differs; nothing overwrites it', async () => {
    await using world = await openPracticeBluesky();
    const [post, since] = [ready(), new Date()];
    const sent = await world.network.publish(post, 'key', soon(), since);
    assert.ok(sent.kind === 'published');
    world.server.editByHand(sent.id, 'Autre chose');
    assert.equal((await world.network.find(post.rendering, since, soon(), 'key')).kind, 'found');
    assert.deepEqual(await world.network.readBack(sent.id, post.rendering, soon()), {
      kind: 'changed',
      what: ['text'],
    });
    const again = await world.network.publish(post, 'key', soon(), since);
    assert.deepEqual(again, { kind: 'doubt', why: 'duplicate_reported' });
    assert.deepEqual(
      world.server.timeline().map(({ text }) => text),
      ['Autre chose'],
    );
  });

  test('for which the server answers with another account is a doubt', async () => {
    await using world = await openPracticeBluesky();
    world.server.manners.answersAs = 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa';
    assert.deepEqual(await world.network.publish(ready(), 'key', soon()), { kind: 'doubt', why: 'other_account' });
  });

  test('whose names cannot be looked up is not sent, and may be later', async () => {
    await using world = await openPracticeBluesky();
    world.troubles?.loseReads();
    const outcome = await world.network.publish(ready({ text: 'Merci @mairie.test' }), 'key', soon());
    assert.equal(outcome.kind, 'tryLater');
    assert.deepEqual(await world.publicPosts(), []);
    const nobody = await world.network.publish(ready({ text: 'Merci @mairie.test' }), 'key', soon());
    assert.equal(nobody.kind, 'published');
    assert.equal(world.server.rows()[0]?.value.facets, undefined);
  });

  test('with links that somebody added, or took away, is read as drawn otherwise', async () => {
    await using world = await openPracticeBluesky();
    const post = ready({ text: 'Voir https://example.org/a et le reste' });
    const sent = await world.network.publish(post, 'key', soon());
    assert.ok(sent.kind === 'published');
    const [row] = world.server.rows();
    assert.ok(row !== undefined);
    const features = [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://evil.example' }] as const;
    row.value.facets = [{ index: { byteStart: 0, byteEnd: 4 }, features: [...features] }];
    assert.deepEqual(await world.network.readBack(sent.id, post.rendering, soon()), {
      kind: 'changed',
      what: ['drawn'],
      redrawn: [
        { kind: 'hiddenLink', shown: 'Voir', target: 'https://evil.example' },
        { kind: 'lostLink', link: 'https://example.org/a' },
      ],
    });
  });

  test('of four pictures and one more keeps each description, and a refused one is told', async () => {
    await using world = await openPracticeBluesky();
    const four = rendering('bluesky', { media: ['Un', 'Deux', '', 'Quatre\nlignes'].map(picture) });
    assert.equal((await world.network.publish(await prepared(world.network, four), 'key', soon())).kind, 'published');
    const five = rendering('bluesky', { media: ['1', '2', '3', '4', '5'].map(picture) });
    assert.deepEqual(await world.network.publish(await prepared(world.network, five), 'key 5', soon()), {
      kind: 'refused',
      why: 'too_long',
    });
    assert.deepEqual(
      (await world.publicPosts()).map(({ alts }) => alts),
      [['Un', 'Deux', '', 'Quatre\nlignes']],
    );
  });
});

function networkOf(
  { url, did: own, appPassword }: BlueskyWorld,
  clock: typeof systemClock,
  did: string = own,
): Network {
  const common = { serverUrl: url, webUrl: url, loopbackOnly: true, sessions: openSessions() };
  return bluesky({ ...common, identifier: own, did, appPassword, clock });
}

describe('a session on Bluesky', () => {
  test('is begun once, however many ask at once, and renewed without a log-in', async () => {
    const clock = testClock();
    await using world = await openPracticeBluesky({ clock });
    await Promise.all(Array.from({ length: 20 }, () => world.network.check(soon())));
    assert.equal(world.server.logIns(), 1);
    for (let hours = 0; hours < 50; hours += 1) {
      clock.advance(3600_000);
      await Promise.all([world.network.check(soon()), world.network.followers(soon())]);
    }
    assert.equal((await world.network.check(soon())).kind, 'ok');
    assert.equal(world.server.logIns(), 1);
  });

  test('that the server ended before its time is renewed, and what was asked is asked again', async () => {
    const clock = testClock();
    await using world = await openPracticeBluesky({ clock });
    world.server.manners.accessSeconds = 3 * 60;
    await world.network.check(soon());
    // By the adapter’s clock it still lasts; the server’s is two minutes ahead.
    const late = networkOf(world, { ...clock, now: () => new Date(clock.now().getTime() - 2 * 60_000) });
    await late.check(soon());
    clock.advance(4 * 60_000);
    assert.equal((await late.publish(ready(), 'key', soon())).kind, 'published');
  });

  test('that cannot be renewed is begun anew; without a password that is taken nothing is sent, or asked for long', async () => {
    const clock = testClock();
    await using world = await openPracticeBluesky({ clock });
    await world.network.check(soon());
    world.server.setAccount(world.did, { appPassword: null });
    assert.equal((await world.network.publish(ready(), 'key', soon())).kind, 'published', 'as on a real server');
    clock.advance(2 * 3600_000);
    for (let times = 0; times < 10; times += 1) {
      const outcome = await world.network.publish(ready(), 'key 2', soon());
      assert.deepEqual(outcome, { kind: 'locked', why: 'token_refused' });
    }
    assert.equal(world.server.logIns(), 2);
    world.server.setAccount(world.did, { appPassword: world.appPassword });
    clock.advance(10 * 60_000);
    assert.equal((await world.network.publish(ready(), 'key 3', soon())).kind, 'published');
  });

  test('of another account than the one that was agreed on is none', async () => {
    await using world = await openPracticeBluesky();
    const network = networkOf(world, systemClock, 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa');
    assert.deepEqual(await network.check(soon()), { kind: 'tokenRefused' });
    assert.deepEqual(await network.publish(ready(), 'key', soon()), { kind: 'locked', why: 'token_refused' });
    assert.deepEqual(await world.publicPosts(), []);
  });

  for (const standing of ['takendown', 'deactivated'] as const) {
    test(`of an account that is ${standing}, such as one that moved away, publishes nothing and says so`, async () => {
      await using world = await openPracticeBluesky();
      await world.network.check(soon());
      world.server.setAccount(world.did, { standing });
      const post = ready();
      const outcome = await world.network.publish(post, 'key', soon());
      assert.deepEqual(outcome, { kind: 'locked', why: 'account_closed' });
      assert.deepEqual(await world.network.check(soon()), { kind: 'tokenRefused' });
      assert.notEqual((await world.network.find(post.rendering, new Date(), soon(), 'key')).kind, 'absent');
      assert.notEqual((await world.network.retract('3mqqqqqqqqq22', soon())).kind, 'gone');
    });
  }
});

test('a server that answers with a page, or with nothing, at the log-in is none, and nothing is in doubt', async () => {
  for (const answer of [() => new Response('<h1>Hello</h1>'), () => new Response('<h1>No</h1>', { status: 404 })]) {
    await using server = await askedServer(answer);
    const common = { identifier: 'a.test', appPassword: 'b', loopbackOnly: true, clock: systemClock };
    const network = bluesky({ ...common, serverUrl: server.url, sessions: openSessions() });
    assert.equal((await network.check(soon())).kind, 'unreachable');
    assert.deepEqual(await network.publish(ready(), 'key', soon()), { kind: 'refused', why: 'unreachable' });
    assert.equal((await network.find(rendering('bluesky'), new Date(), soon(), 'key')).kind, 'unreadable');
  }
});

test('the whole timeline is read page by page, with what each post got, and without answers', async () => {
  await using world = await openPracticeBluesky();
  const first = await world.network.publish(ready({ text: 'Voir https://example.org/a' }), '1', soon());
  assert.ok(first.kind === 'published');
  world.server.setAudience(first.id, { likes: 7, shares: 2 });
  await world.network.publish(ready({ replyTo: first.id }), '2', soon());
  const page = await world.network.timeline(null, soon());
  assert.ok(page.kind === 'page' && page.next !== null);
  assert.partialDeepStrictEqual(page, { answeredAt: [], continuations: 1 });
  assert.partialDeepStrictEqual(page.posts, [
    { id: first.id, text: 'Voir https://example.org/a', links: ['https://example.org/a'], likes: 7, shares: 2 },
  ]);
  const last = await world.network.timeline(page.next, soon());
  assert.deepEqual(last, { kind: 'page', posts: [], answeredAt: [], continuations: 0, next: null });
  assert.deepEqual(await world.stranger.timeline(null, soon()), { kind: 'locked', why: 'token_refused' });
});

test('our own replies and those of others are counted apart, and a post that is not counted yet is no missing one', async () => {
  await using world = await openPracticeBluesky();
  const first = await world.network.publish(ready(), '1', soon());
  assert.ok(first.kind === 'published');
  await world.network.publish(ready({ replyTo: first.id }), '2', soon());
  world.server.setAudience(first.id, { replies: 3 });
  const { readings } = await world.network.read([{ id: first.id, publishedAt: new Date() }], soon());
  const reading = readings.get(first.id);
  assert.ok(reading?.kind === 'counts');
  assert.partialDeepStrictEqual(reading.counts, { replies: 4, ownReplies: 1, unanswered: 3 });
  world.server.manners.hasAppView = false;
  const unread = await world.network.read([{ id: first.id, publishedAt: new Date() }], soon());
  assert.deepEqual(unread.end, { kind: 'unreadable', why: 'no_answer' });
  const { posts } = await world.network.ownPosts(new Date(0), soon());
  assert.deepEqual(
    posts.map(({ id }) => id),
    [first.id],
    'an answer is no post',
  );
});

function blob(link: string): object {
  return { $type: 'blob', ref: { $link: link }, mimeType: 'image/png', size: 70 };
}

test('the watch sees what an account says of itself: its name, its description and its pictures', async () => {
  await using world = await openPracticeBluesky();
  const seen = async () => (await world.network.ownPosts(new Date(0), soon())).cameWith?.profile;
  world.server.setAccount(world.did, { profile: null });
  const none = await seen();
  assert.partialDeepStrictEqual(none, { name: '', bio: '' });
  const own = { displayName: 'Ville de Valmont', description: 'La mairie,\nsans détour.', avatar: blob('bafkreia') };
  world.server.setAccount(world.did, { profile: own });
  const first = await seen();
  assert.partialDeepStrictEqual(first, { name: 'Ville de Valmont' });
  assert.match(first?.bio ?? '', /^La mairie,/);
  assert.deepEqual(await seen(), first, 'the same is no change');
  for (const changed of [
    { displayName: 'Valmont' },
    { description: 'x' },
    { avatar: blob('bafkreib') },
    { banner: blob('bafkreic') },
  ]) {
    world.server.setAccount(world.did, { profile: { ...own, ...changed } });
    assert.notDeepEqual(await seen(), first);
  }
  world.server.manners.hasAppView = false;
  assert.notEqual(await seen(), undefined, 'nobody has to count for it');
});
