import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import type { NetworkKind } from '#networks/network-rules.ts';

import { type NetworkWorld, published, rendering, someText, soon } from './network-contract.ts';

const awkward = [
  ['somebody named', 'Ask @mairie@social.example.org before noon.'],
  ['links', 'See https://example.org/a_b/?q=1&r=2 and example.org, from noon on.'],
  ['a list, and marks', 'Open:\n\n- *noon*\n- 5*6*7 ~~never~~ `x`\n\nThen closed'],
  ['white space', '  From noon   on \u00a0!\n\n\nUntil then, closed.  '],
] as const;

/** Tests how every network lists an account's own timeline. `open` is called once. */
export function ownPostsContract(
  name: string,
  kind: NetworkKind,
  open: () => Promise<NetworkWorld>,
  server: 'practice' | 'real' = 'practice',
): void {
  describe(`the account's own timeline: ${name}`, () => {
    let world: NetworkWorld;
    before(async () => {
      world = await open();
    });
    after(async () => {
      await world[Symbol.asyncDispose]();
    });

    test('shows a post with its moment, its link and what it says, and nothing from before', async () => {
      const since = new Date(Date.now() - 1000);
      // A small server takes such tags for the author's markup.
      const wanted = rendering(kind, { text: someText().replaceAll(/<\/?b>/g, '') });
      const { id, url } = await published(world.network, wanted);
      const { posts, end } = await world.network.ownPosts(since, soon());
      assert.deepEqual(end, { kind: 'all' });
      const post = posts.find((one) => one.id === id);
      assert.ok(post !== undefined);
      assert.deepEqual([post.url, post.earlierIds], [url, []]);
      assert.equal(post.text, wanted.text.replaceAll(/\s+/g, ' '));
      assert.ok(Math.abs(post.at.getTime() - Date.now()) < 60_000, post.at.toISOString());
      const later = await world.network.ownPosts(new Date(Date.now() + 1000), soon());
      assert.partialDeepStrictEqual(later, { posts: [], billed: {}, end: { kind: 'all' } });
    });

    test('comes with no post that is not as the timeline shows it, and with all since a moment', async () => {
      const { id } = await published(world.network, rendering(kind, { text: someText().replaceAll(/<\/?b>/g, '') }));
      const since = new Date(Date.now() - 30_000);
      const { posts, cameWith } = await world.network.ownPosts(since, soon());
      assert.ok(cameWith !== undefined && cameWith.since <= since);
      assert.deepEqual(
        cameWith.posts.find((post) => post.id === id),
        posts.find((post) => post.id === id),
      );
      const ids = new Set(cameWith.posts.map((post) => post.id));
      assert.ok(posts.every((post) => ids.has(post.id)));
    });

    for (const [what, text] of awkward) {
      test(`says what was sent, as far as it tells, and nothing else: ${what}`, async () => {
        const since = new Date(Date.now() - 1000);
        const contentWarning = kind === 'mastodon' && server === 'practice' ? 'Crue, prudence' : null;
        const wanted = rendering(kind, { text: `${text} ${Date.now()}`, contentWarning });
        const { id } = await published(world.network, wanted);
        const { posts } = await world.network.ownPosts(since, soon());
        const shown = posts.find((post) => post.id === id)?.text;
        assert.ok(shown !== undefined);
        const { rules } = world.network;
        assert.ok(rules.says(shown, wanted.text, contentWarning), shown);
        assert.ok(!rules.says(shown, `${wanted.text} now`, contentWarning));
        assert.ok(!rules.says(shown.replace('noon', 'midnight'), wanted.text, contentWarning));
      });
    }

    test('cannot be read by a stranger, nor when nobody waits, and says so', async () => {
      const locked = { kind: 'locked', why: 'token_refused' };
      assert.deepEqual(await world.stranger.ownPosts(new Date(0), soon()), { posts: [], billed: {}, end: locked });
      const end = { kind: 'unreadable', why: 'no_answer' };
      const ended = await world.network.ownPosts(new Date(0), AbortSignal.abort());
      assert.deepEqual(ended, { posts: [], billed: {}, end });
    });

    // No trouble can be injected into a real server.
    if (server === 'real') return;
    test('that is lost, or under a limit, is no empty one', async () => {
      const { troubles } = world;
      assert.ok(troubles !== null);
      troubles.loseReads();
      const lost = await world.network.ownPosts(new Date(), soon());
      assert.deepEqual(lost, { posts: [], billed: {}, end: { kind: 'unreadable', why: 'no_answer' } });
      troubles.limitReads(90);
      const { end } = await world.network.ownPosts(new Date(), soon());
      assert.ok(end.kind === 'tryLater' && end.afterSeconds >= 88 && end.afterSeconds <= 91, JSON.stringify(end));
    });
  });
}
