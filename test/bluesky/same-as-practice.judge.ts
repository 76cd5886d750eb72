import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { systemClock } from '#clock.ts';
import { tidOf } from '#networks/bluesky/tid.ts';

import { simulatedBluesky } from '../simulators/networks/bluesky.ts';
import { memoryState } from '../support/memory-state.ts';
import { openAppView } from './app-view.ts';
import { type Caller, callerOf, logIn, openRealServer, type Told } from './open-real-server.ts';

// The practice server answers as the real one does: the same calls to both, and the same status, error, words and shape.

const posts = 'app.bsky.feed.post';
const createdAt = '2026-11-29T02:00:00.000Z';
const pixel = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

/** One account on one of the two servers. */
interface Side {
  readonly url: string;
  readonly did: string;
  readonly appPassword: string;
  readonly caller: Caller;
}

let sides: readonly Side[];
let opened: AsyncDisposableStack;
before(async () => {
  opened = new AsyncDisposableStack();
  const appView = opened.use(await openAppView());
  const real = opened.use(await openRealServer(appView.url));
  appView.pds = real.url;
  const practice = simulatedBluesky({ store: memoryState(), clock: systemClock });
  const listening = await practice.listen(0, '127.0.0.1');
  opened.defer(() => listening.close());
  const accounts = [
    { url: real.url, ...(await real.addAccount('valmont.test')) },
    { url: listening.url, ...practice.addAccount({ handle: 'valmont.test', displayName: 'Valmont' }) },
  ];
  sides = await Promise.all(
    accounts.map(async ({ url, did, appPassword }) => {
      const { body } = await logIn(url, did, appPassword);
      return { url, did, appPassword, caller: callerOf(url, `Bearer ${String(body['accessJwt'])}`) };
    }),
  );
});
after(async () => {
  await opened.disposeAsync();
});

type Act = (side: Side) => Promise<Told>;

const rkeyOf = (name: string): string => tidOf(new Date(createdAt), name);
const put =
  (name: string, changes: object, top: object = { swapRecord: null }): Act =>
  ({ did, caller }) =>
    caller.post('com.atproto.repo.putRecord', {
      repo: did,
      collection: posts,
      rkey: rkeyOf(name),
      ...top,
      record: { $type: posts, text: 'un', createdAt, ...changes },
    });
const get =
  (name: string): Act =>
  ({ did, caller }) =>
    caller.get('com.atproto.repo.getRecord', { repo: did, collection: posts, rkey: rkeyOf(name) });
const remove =
  (name: string): Act =>
  ({ did, caller }) =>
    caller.post('com.atproto.repo.deleteRecord', { repo: did, collection: posts, rkey: rkeyOf(name) });
const list =
  (query: Readonly<Record<string, string>>): Act =>
  ({ did, caller }) =>
    caller.get('com.atproto.repo.listRecords', { repo: did, collection: posts, ...query });
const resolve =
  (handle: string): Act =>
  ({ caller }) =>
    caller.get('com.atproto.identity.resolveHandle', { handle });
const facet = (feature: object): object => ({ facets: [{ index: { byteStart: 0, byteEnd: 2 }, features: [feature] }] });
const image = async ({ caller }: Side, changes: object = { alt: 'Un point' }): Promise<object> => {
  const { body } = await caller.upload(pixel, 'image/png');
  return { embed: { $type: 'app.bsky.embed.images', images: [{ image: body['blob'], ...changes }] } };
};

const vtt = (bytes: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from('WEBVTT\n\n00:00.500 --> 00:02.500\nCrue\n'.padEnd(bytes, 'e')));
const captioned =
  (
    name: string,
    {
      bytes = 0,
      type = 'text/vtt',
      lang = 'fr',
      times = 1,
      ...beside
    }: { bytes?: number; type?: string; lang?: string; times?: number; alt?: string },
  ): Act =>
  async (side) => {
    const film = (await side.caller.upload(new Uint8Array(Buffer.from('no film')), 'video/mp4')).body['blob'];
    const file = (await side.caller.upload(type === 'image/png' ? pixel : vtt(bytes), type)).body['blob'];
    const captions = Array.from({ length: times }, () => ({ lang, file }));
    return put(name, { embed: { $type: 'app.bsky.embed.video', video: film, ...beside, captions } })(side);
  };

/** A picture of a million bytes, and so many more. */
function large(more: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(1_000_000 + more);
  bytes.set(pixel);
  return bytes;
}
const thumbOf = async (
  { caller }: Side,
  type = 'image/png',
  bytes: Uint8Array<ArrayBuffer> = pixel,
): Promise<unknown> => (await caller.upload(bytes, type)).body['blob'];
const carded =
  (name: string, external: object, thumb?: (side: Side) => Promise<unknown>): Act =>
  async (side) => {
    const beside = thumb === undefined ? {} : { thumb: await thumb(side) };
    return put(name, { embed: { $type: 'app.bsky.embed.external', external: { ...external, ...beside } } })(side);
  };
const card = { uri: 'https://a.example/é', title: 'Un', description: 'Deux' };

const acts: readonly (readonly [string, Act])[] = [
  ['logs in by id', ({ url, did, appPassword }) => logIn(url, did, appPassword)],
  ['logs in by handle', ({ url, appPassword }) => logIn(url, 'valmont.test', appPassword)],
  ['a handle with @', ({ url, appPassword }) => logIn(url, '@valmont.test', appPassword)],
  ['a wrong password', ({ url, did }) => logIn(url, did, 'wrong')],
  ['nobody', ({ url }) => logIn(url, 'nobody.test', 'wrong')],
  ['who am I', ({ caller }) => caller.get('com.atproto.server.getSession')],
  ['no token', ({ url, did }) => put('none', {})({ url, did, appPassword: '', caller: callerOf(url, null) })],
  [
    'a token that is none',
    ({ url, did }) => put('none', {})({ url, did, appPassword: '', caller: callerOf(url, 'Bearer abc') }),
  ],
  ['an upload with such a token', ({ url }) => callerOf(url, 'Bearer abc').upload(pixel, 'image/png')],
  [
    'a renewal',
    async ({ url, did, appPassword }) => {
      const { body } = await logIn(url, did, appPassword);
      return callerOf(url, `Bearer ${String(body['refreshJwt'])}`).post('com.atproto.server.refreshSession');
    },
  ],
  ['a renewal by the other token', ({ caller }) => caller.post('com.atproto.server.refreshSession')],
  ['a record', put('a', {})],
  ['the same again', put('a', {})],
  ['other content', put('a', { text: 'deux' })],
  ['read', get('a')],
  ['read what is not there', get('nothing')],
  ['overwritten', put('a', { text: 'trois' }, {})],
  ['deleted', remove('a')],
  ['deleted again', remove('a')],
  ['made anew', put('a', {})],
  ['301 characters', put('b', { text: 'x'.repeat(301) })],
  ['300 flags', put('flags', { text: '🇫🇷'.repeat(300) })],
  ['3,060 bytes', put('b', { text: '👩‍👩‍👧'.repeat(170) })],
  ['an empty text', put('empty', { text: '' })],
  ['no moment', put('b', { createdAt: undefined })],
  ['a moment that is none', put('b', { createdAt: 'yesterday' })],
  ['languages', put('langs', { langs: ['fr', 'en-GB', 'und'] })],
  ['a language that is none', put('b', { langs: ['fr', 'xx-invalid_'] })],
  ['a field that nobody knows', put('field', { color: 'red' })],
  ['a link', put('link', facet({ $type: 'app.bsky.richtext.facet#link', uri: 'https://a.example/é' }))],
  ['a link that is none', put('b', facet({ $type: 'app.bsky.richtext.facet#link', uri: 'no uri' }))],
  ['a name that is none', put('b', facet({ $type: 'app.bsky.richtext.facet#mention', did: 'no' }))],
  ['a long tag', put('b', facet({ $type: 'app.bsky.richtext.facet#tag', tag: 'x'.repeat(65) }))],
  ['a file', ({ caller }) => caller.upload(pixel, 'image/png')],
  ['a file by another name', ({ caller }) => caller.upload(pixel, 'image/jpeg')],
  ['a picture', async (side) => put('picture', await image(side))(side)],
  ['a picture without its description', async (side) => put('b', await image(side, {}))(side)],
  [
    'five pictures',
    async (side) => {
      const { embed } = Object(await image(side));
      return put('b', { embed: { ...embed, images: Array.from({ length: 5 }, () => embed.images[0]) } })(side);
    },
  ],
  [
    'a picture that it has not',
    put('b', {
      embed: {
        $type: 'app.bsky.embed.images',
        images: [
          {
            alt: '',
            image: {
              $type: 'blob',
              ref: { $link: 'bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy' },
              mimeType: 'image/png',
              size: 70,
            },
          },
        ],
      },
    }),
  ],
  ['captions', captioned('captions', {})],
  ['captions of 20,000 bytes', captioned('many captions', { bytes: 20_000 })],
  ['captions of 20,001 bytes', captioned('b', { bytes: 20_001 })],
  ['captions in no language', captioned('b', { lang: 'français' })],
  ['captions that are a picture', captioned('b', { type: 'image/png' })],
  ['captions in 20 languages', captioned('languages', { times: 20 })],
  ['captions in 21 languages', captioned('b', { times: 21 })],
  ['a video with a description of 2,000 characters', captioned('long', { alt: 'é'.repeat(2000) })],
  [
    'captions without a file',
    async (side) => {
      const { blob: video } = (await side.caller.upload(new Uint8Array(Buffer.from('no film')), 'video/mp4')).body;
      return put('b', { embed: { $type: 'app.bsky.embed.video', video, captions: [{ lang: 'fr' }] } })(side);
    },
  ],
  [
    'captions that it has not',
    async (side) => {
      const { blob: video } = (await side.caller.upload(new Uint8Array(Buffer.from('no film')), 'video/mp4')).body;
      const ref = { $link: 'bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy' };
      const file = { $type: 'blob', ref, mimeType: 'text/vtt', size: 70 };
      return put('b', { embed: { $type: 'app.bsky.embed.video', video, captions: [{ lang: 'fr', file }] } })(side);
    },
  ],
  ['the card of a link', carded('card', card)],
  ['the card of a link with a picture', carded('thumb', card, thumbOf)],
  ['the card of a link, read', get('thumb')],
  ['a card of empty words', carded('empty card', { uri: 'https://a.example/', title: '', description: '' })],
  ['a card of long words', carded('long card', { ...card, title: 'é'.repeat(5000), description: 'é'.repeat(20_000) })],
  ['a card without a title', carded('b', { uri: 'https://a.example/', description: '' })],
  ['a card without a description', carded('b', { uri: 'https://a.example/', title: '' })],
  ['a card of nothing', carded('b', {})],
  ['a card of no address', carded('b', { ...card, uri: 'no uri' })],
  ['a card with a film as its picture', carded('b', card, (side) => thumbOf(side, 'text/vtt', vtt(10)))],
  [
    'a card with a picture of 1,000,000 bytes',
    carded('large card', card, (side) => thumbOf(side, 'image/png', large(0))),
  ],
  ['a card with a picture of 1,000,001 bytes', carded('b', card, (side) => thumbOf(side, 'image/png', large(1)))],
  [
    'a card with a picture that it has not',
    carded('b', card, async () => ({
      $type: 'blob',
      ref: { $link: 'bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy' },
      mimeType: 'image/png',
      size: 70,
    })),
  ],
  [
    'an answer to what is none',
    put('b', { reply: { root: { uri: 'at://a', cid: 'x' }, parent: { uri: 'at://a', cid: 'x' } } }),
  ],
  ['all of them', list({})],
  ['two of them', list({ limit: '2' })],
  ['too many', list({ limit: '101' })],
  [
    'of nobody',
    ({ caller }) =>
      caller.get('com.atproto.repo.listRecords', { repo: 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa', collection: posts }),
  ],
  ['its own name', resolve('valmont.test')],
  ['a name of its own that nobody has', resolve('nobody.test')],
  ['what can be no name', resolve('a b')],
  [
    'counts of what is there',
    ({ did, caller }) => caller.get('app.bsky.feed.getPosts', { uris: `at://${did}/${posts}/${rkeyOf('nothing')}` }),
  ],
];

for (const [what, act] of acts) {
  test(`the practice server answers as the real one: ${what}`, async () => {
    const [real, practice] = await Promise.all(sides.map(async (side) => comparable(await act(side), side)));
    assert.deepEqual(practice, real);
  });
}

/** Fields that differ from server to server, or that the practice server has no use for. */
const left: readonly string[] = ['didDoc', 'email', 'emailConfirmed', 'emailAuthFactor'];
const ofTheMoment: readonly string[] = ['accessJwt', 'refreshJwt', 'commit'];

/** Makes an answer comparable: whose it is, and what is of the moment, is named and not shown. */
function comparable({ status, body }: Told, { did }: Side): unknown {
  const plain: unknown = JSON.parse(JSON.stringify(body).replaceAll(did, 'did'));
  const shown = Object.fromEntries(
    Object.entries(Object(plain))
      .filter(([name]) => !left.includes(name))
      .map(([name, value]) => [name, ofTheMoment.includes(name) ? typeof value : value]),
  );
  const { message, ...rest } = shown;
  // The first of what is wrong is enough where the real one goes into it further.
  return { status, ...rest, ...(typeof message === 'string' ? { message: message.slice(0, 200) } : {}) };
}
