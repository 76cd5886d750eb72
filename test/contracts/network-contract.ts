import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { get, type IncomingMessage } from 'node:http';
import { after, before, describe, test } from 'node:test';

import type { NetworkKind } from '#networks/network-rules.ts';
import type { Network } from '#networks/network.ts';
import type { Prepared, PublishOutcome } from '#networks/publish-outcome.ts';
import type { PostToRead } from '#networks/read-outcome.ts';
import type { RenderedMedia, Rendering } from '#networks/rendering.ts';

import { asSent } from './as-sent.ts';

/** A post as the public sees it. */
export interface PublicPost {
  readonly id: string;
  readonly text: string;
  readonly alts: readonly string[];
}

/** Faults that a test can inject into the next request of a kind. */
export interface NetworkTroubles {
  loseRequest(): void;
  loseAnswer(): void;
  /** Does the work, calls `stopWaiting`, and answers only then. */
  answerLate(stopWaiting: () => void): void;
  failAfterAccepting(): void;
  beOutOfOrder(): void;
  answerHtml(): void;
  answerHalf(): void;
  answerHuge(): void;
  redirect(): void;
  refuseToken(): void;
  limitRate(seconds: number | null): void;
  /** Hides new posts from timelines for `seconds`, or until it is set to 0. */
  lagReads(seconds: number): void;
  loseReads(): void;
  limitReads(seconds: number): void;
  stop(): void;
}

/** The public, as a test plays it. */
export interface NetworkPublic {
  /** Replaces the numbers of people who reacted to a post. */
  setAudience(
    id: string,
    audience: Readonly<Record<'likes' | 'shares' | 'quotes' | 'replies' | 'views', number>>,
  ): void;
  setFollowers(count: number): void;
  /** Removes the post, as somebody does on the network's own page. */
  remove(id: string): void;
}

/** One account on one network. It lives as long as its suite. */
export interface NetworkWorld extends AsyncDisposable {
  readonly network: Network;
  /** The same account, with keys that the network does not know. */
  readonly stranger: Network;
  publicPosts(): Promise<readonly PublicPost[]>;
  /** Null where the network is a real one. */
  readonly troubles: NetworkTroubles | null;
  /** Null where the network is real: it has no audience but us. */
  readonly people: NetworkPublic | null;
  readonly canRetract: boolean;
  readonly canCorrect: boolean;
  /** False for a server that changes only the text: a correction leaves pictures and warning as they are. */
  readonly correctsAll: boolean;
  /** False for a server that keeps only the first line of an alternative text. */
  readonly keepsLinesOfAlts: boolean;
  /** False for a server that renders markup in a text, so that readers see something else than was sent. */
  readonly drawsAsSent: boolean;
}

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const sha256 = createHash('sha256').update(pixel).digest('hex');

export const bytesOf = (): Promise<Uint8Array> => Promise.resolve(pixel);

export const picture = (alt: string): RenderedMedia => ({
  sha256,
  mimeType: 'image/png',
  width: 1,
  height: 1,
  byteLength: pixel.byteLength,
  alt,
});

/** Reads a public page over a connection of its own: a small server may have closed an older one. */
export async function readPage(url: string): Promise<string> {
  const answer = await new Promise<IncomingMessage>((settle, fail) => {
    get(url, { agent: false }, settle).once('error', fail);
  });
  return (await answer.toArray()).join('');
}

let made = 0;

/** Returns a text that no other test posts. */
export function someText(): string {
  made += 1;
  return `Essai ${made}-${process.pid} : l’œuvre & <b>l’été</b>, 5 > 3\n\nhttps://www.example.org/chemin/assez/long/pour/etre/raccourci?a=1&b=${made} #Été`;
}

export function rendering(kind: NetworkKind, changes: Partial<Rendering> = {}): Rendering {
  const language = kind === 'x' ? 'und' : 'fr';
  const plain = { contentWarning: null, language, visibility: 'public', media: [] } as const;
  return { network: kind, accountId: 'account', text: someText(), ...plain, ...changes };
}

export const soon = (): AbortSignal => AbortSignal.timeout(10_000);

/** Prepares a rendering; throws if the network refuses it. */
export async function prepared(network: Network, wanted: Rendering): Promise<Prepared> {
  const outcome = await network.prepare(wanted, { uploaded: [], bytesOf, signal: soon() });
  assert.equal(outcome.kind, 'prepared');
  assert.ok(outcome.kind === 'prepared');
  return outcome.prepared;
}

/** Publishes a rendering; throws if the network refuses it. */
export async function published(
  network: Network,
  wanted: Rendering,
): Promise<Extract<PublishOutcome, { kind: 'published' }>> {
  const outcome = await network.publish(await prepared(network, wanted), crypto.randomUUID(), soon());
  assert.equal(outcome.kind, 'published');
  assert.ok(outcome.kind === 'published');
  return outcome;
}

/** Tests what every network must do. `open` is called once. */
export function networkContract(name: string, kind: NetworkKind, open: () => Promise<NetworkWorld>): void {
  describe(`the network contract: ${name}`, () => {
    let world: NetworkWorld;
    before(async () => {
      world = await open();
    });
    after(async () => {
      await world[Symbol.asyncDispose]();
    });
    const posted = async (text: string): Promise<readonly PublicPost[]> =>
      (await world.publicPosts()).filter((post) => post.text === text);

    test('tells whose the keys are and what it takes', async () => {
      const check = await world.network.check(soon());
      assert.ok(check.kind === 'ok', check.kind);
      assert.match(check.identity.handle, kind === 'x' ? /^@\w+$/ : /^@\w+(?:@[\w.:]+|\.[\w.]+)$/);
      assert.notEqual(check.identity.remoteId, '');
      assert.ok(check.limits.maxCharacters >= 280);
      assert.ok(check.limits.mimeTypes.includes('image/png'));
    });

    test('tells keys that it does not know', async () => {
      assert.deepEqual(await world.stranger.check(soon()), { kind: 'tokenRefused' });
      const wanted = rendering(kind);
      const outcome = await world.stranger.publish({ rendering: wanted, mediaIds: [] }, 'key', soon());
      assert.deepEqual(outcome, { kind: 'locked', why: 'token_refused' });
      assert.deepEqual(await posted(wanted.text), []);
      const given = { uploaded: [], bytesOf, signal: soon() };
      const { uploaded, ...refused } = await world.stranger.prepare(rendering(kind, { media: [picture('')] }), given);
      assert.deepEqual([refused, uploaded], [{ kind: 'locked', why: 'token_refused' }, []]);
      assert.notEqual((await world.stranger.find(wanted, new Date(0), soon())).kind, 'absent');
    });

    test('publishes a text exactly as it is, where the link says', async () => {
      const wanted = rendering(kind);
      const { id, url } = await published(world.network, wanted);
      assert.deepEqual(
        (await posted(wanted.text)).map((post) => post.id),
        [id],
      );
      assert.match(await readPage(url), /l’œuvre/);
      assert.deepEqual(await world.network.readBack(id, wanted, soon()), asSent(world));
    });

    test('confirms a post that a person names where it is ours, of then and with those words, and no other', async () => {
      const before = new Date(Date.now() - 1000);
      const wanted = rendering(kind);
      const { id } = await published(world.network, wanted);
      const { network } = world;
      const seen = await network.confirm(id, wanted, before, soon());
      assert.ok(seen.kind === 'seen', JSON.stringify(seen));
      assert.deepEqual(await network.confirm(id, rendering(kind), before, soon()), {
        kind: 'notOurs',
        why: 'other_words',
      });
      const later = new Date(Date.now() + 3_600_000);
      assert.deepEqual(await network.confirm(id, wanted, later, soon()), { kind: 'notOurs', why: 'other_time' });
      const locked = await world.stranger.confirm(id, wanted, before, soon());
      assert.notEqual(locked.kind, 'seen', 'what cannot be read is not seen');
    });

    test('publishes pictures in their order, with their alternative texts', async () => {
      const alts = ['Un point « rouge »', 'Un autre & <dernier>'];
      const wanted = rendering(kind, { media: alts.map(picture) });
      const { id } = await published(world.network, wanted);
      assert.deepEqual(
        (await posted(wanted.text)).map((post) => post.alts),
        [alts],
      );
      assert.deepEqual(await world.network.readBack(id, wanted, soon()), asSent(world));
    });

    test('publishes an alternative text with its lines, or tells that the server cut it', async () => {
      const wanted = rendering(kind, { media: [picture('Deux lignes :\nla seconde.')] });
      const { id } = await published(world.network, wanted);
      const alts = (await posted(wanted.text)).flatMap((post) => post.alts);
      assert.deepEqual(alts, [world.keepsLinesOfAlts ? 'Deux lignes :\nla seconde.' : 'Deux lignes :']);
      const told = asSent(world, world.keepsLinesOfAlts ? [] : ['alt']);
      assert.deepEqual(await world.network.readBack(id, wanted, soon()), told);
    });

    test('publishes a picture without a text', async () => {
      const wanted = rendering(kind, { text: '', media: [picture('Un point, sans rien dire')] });
      const { id } = await published(world.network, wanted);
      const there = (await world.publicPosts()).find((post) => post.id === id);
      assert.deepEqual([there?.text, there?.alts], ['', wanted.media.map(({ alt }) => alt)]);
      assert.deepEqual(await world.network.readBack(id, wanted, soon()), { kind: 'same' });
    });

    test('does not upload again what is there already', async () => {
      const wanted = rendering(kind, { media: [picture('Un point')] });
      const first = await world.network.prepare(wanted, { uploaded: [], bytesOf, signal: soon() });
      const again = await world.network.prepare(wanted, {
        uploaded: first.uploaded,
        bytesOf: () => Promise.reject(new Error('the bytes are not needed')),
        signal: soon(),
      });
      assert.deepEqual(again, first);
    });

    test('uploads again what is a day old, as no network keeps it longer', async () => {
      const wanted = rendering(kind, { media: [picture('Un point')] });
      const first = await world.network.prepare(wanted, { uploaded: [], bytesOf, signal: soon() });
      const old = first.uploaded.map((one) => ({ ...one, uploadedAt: new Date(Date.now() - 24 * 3600 * 1000) }));
      const again = await world.network.prepare(wanted, { uploaded: old, bytesOf, signal: soon() });
      assert.ok(again.kind === 'prepared');
      assert.notDeepEqual(again.uploaded, old);
    });

    test('finds a post of its own by text and number of pictures, and no other', async () => {
      const since = new Date();
      const wanted = rendering(kind, { media: [picture('Un point')] });
      assert.deepEqual(await world.network.find(wanted, since, soon()), { kind: 'absent' });
      const { id, url } = await published(world.network, wanted);
      assert.deepEqual(await world.network.find(wanted, since, soon()), { kind: 'found', posts: [{ id, url }] });
      assert.deepEqual(await world.network.find({ ...wanted, media: [] }, since, soon()), { kind: 'absent' });
      assert.deepEqual(await world.network.find({ ...wanted, text: `${wanted.text}!` }, since, soon()), {
        kind: 'absent',
      });
      const later = new Date(Date.now() + 5 * 60 * 1000);
      assert.deepEqual(await world.network.find(wanted, later, soon()), { kind: 'absent' });
    });

    test('says what a post read back differs in', async () => {
      const wanted = rendering(kind);
      const { id } = await published(world.network, wanted);
      const other = { ...rendering(kind), media: [picture('Un point')] };
      const back = await world.network.readBack(id, other, soon());
      assert.ok(back.kind === 'changed');
      assert.deepEqual(
        back.what.filter((part) => part === 'text' || part === 'media'),
        ['text', 'media'],
      );
    });

    test('retracts a post so that nobody sees it, and says so again when asked again', async () => {
      const wanted = rendering(kind);
      const { id } = await published(world.network, wanted);
      const retracted = await world.network.retract(id, soon());
      if (!world.canRetract) {
        assert.deepEqual(retracted, { kind: 'unsupported' });
        return;
      }
      assert.deepEqual(retracted, { kind: 'gone' });
      assert.deepEqual(await posted(wanted.text), []);
      assert.deepEqual(await world.network.readBack(id, wanted, soon()), { kind: 'missing' });
      assert.deepEqual(await world.network.retract(id, soon()), { kind: 'gone' });
    });

    const publishedNow = async (): Promise<PostToRead> => {
      const { id } = await published(world.network, rendering(kind));
      return { id, publishedAt: new Date() };
    };

    test('reads the counts of posts as the network has them', async () => {
      const posts = [await publishedNow(), await publishedNow()];
      const audience = { likes: 12, shares: 7, quotes: 3, replies: 2, views: 4096 };
      const seen = world.people === null ? { likes: 0, shares: 0, quotes: null, replies: 0, views: 0 } : audience;
      for (const { id } of posts) world.people?.setAudience(id, audience);
      const { readings, end } = await world.network.read(posts, soon());
      assert.deepEqual(end, { kind: 'all' });
      const counts =
        kind === 'x'
          ? { ...seen, ownReplies: 0, unanswered: null }
          : { ...seen, ownReplies: 0, unanswered: seen.replies, views: null };
      assert.deepEqual(readings, new Map(posts.map(({ id }) => [id, { kind: 'counts', counts, answerSeconds: [] }])));
    });

    test('tells a post that has gone from one that is there, and nothing of one that was not asked for', async () => {
      const [there, gone] = [await publishedNow(), await publishedNow()];
      await publishedNow();
      world.people?.remove(gone.id);
      const asked = world.people === null ? { ...gone, id: '1' } : gone;
      const { readings, end } = await world.network.read([asked, there], soon());
      assert.deepEqual(end, { kind: 'all' });
      assert.deepEqual([...readings.keys()].toSorted(), [asked.id, there.id].toSorted());
      assert.deepEqual([readings.get(asked.id)?.kind, readings.get(there.id)?.kind], ['missing', 'counts']);
    });

    test('reads nothing where nothing is asked for', async () => {
      assert.deepEqual(await world.network.read([], soon()), { readings: new Map(), billed: {}, end: { kind: 'all' } });
    });

    test('tells how many follow the account', async () => {
      world.people?.setFollowers(1234);
      const { followers, end } = await world.network.followers(soon());
      assert.deepEqual([followers, end], [world.people === null ? 0 : 1234, { kind: 'all' }]);
    });

    test('tells who passed a post on, where the network shows it', async () => {
      const { id } = await publishedNow();
      assert.deepEqual(
        await world.network.boosters(id, soon()),
        kind === 'x'
          ? { kind: 'unsupported' }
          : { kind: 'boosters', accounts: 0, followersTogether: 0, hidden: 0, areAll: true },
      );
    });

    test('a stranger reads nothing', async () => {
      const locked = { kind: 'locked', why: 'token_refused' };
      const { readings, end } = await world.stranger.read([await publishedNow()], soon());
      assert.deepEqual([readings, end], [new Map(), locked]);
      assert.deepEqual(await world.stranger.followers(soon()), { followers: null, billed: {}, end: locked });
    });

    test('an ended wait is "no answer", and throws nothing', async () => {
      const ended = AbortSignal.abort();
      const wanted = rendering(kind);
      const outcome = await world.network.publish({ rendering: wanted, mediaIds: [] }, 'key', ended);
      assert.deepEqual(outcome, { kind: 'doubt', why: 'no_answer' });
      assert.deepEqual(await world.network.find(wanted, new Date(), ended), { kind: 'unreadable', why: 'no_answer' });
      assert.deepEqual(await world.network.readBack('1', wanted, ended), { kind: 'unreadable' });
      assert.equal((await world.network.retract('1', ended)).kind, 'doubt');
      const unchanged = await world.network.correct('1', { rendering: wanted, mediaIds: [] }, ended);
      assert.equal(unchanged.kind, world.canCorrect ? 'doubt' : 'unsupported');
      assert.deepEqual(await world.network.check(ended), { kind: 'unreachable', why: 'timeout' });
      const end = { kind: 'unreadable', why: 'no_answer' };
      const unread = await world.network.read([{ id: '1', publishedAt: new Date() }], ended);
      assert.deepEqual(unread, { readings: new Map(), billed: {}, end });
      assert.deepEqual(await world.network.followers(ended), { followers: null, billed: {}, end });
      assert.equal((await world.network.boosters('1', ended)).kind, kind === 'x' ? 'unsupported' : 'unreadable');
      const withPicture = rendering(kind, { media: [picture('')] });
      const unprepared = await world.network.prepare(withPicture, { uploaded: [], bytesOf, signal: ended });
      assert.equal(unprepared.kind, 'tryLater');
    });
  });
}
