import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { pastOfDesk } from '#reach/past/past-of-desk.ts';

import { inBothChats, type OpenRoom } from '../support/both-chats.ts';
import { keepPasts, type PastGiven } from '../support/past-posts.ts';
import { setUpDesk } from '../support/team-in-chat.ts';

/** Odile administers, Karim approves, Aïcha writes. */
const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim' } as const;
const link = 'https://lakes.example/pool';

async function deskOf({ store }: OpenRoom): Promise<string> {
  return (await store.db.desk.findFirstOrThrow()).id;
}

/** Ids of the confirmed pairs, as the dossier gets them. */
async function confirmed(room: OpenRoom): Promise<readonly string[]> {
  const { pairs } = await pastOfDesk(room.store, await deskOf(room));
  return pairs.map(({ one, other }) => `${one.remoteId}-${other.remoteId}`).toSorted();
}

/** Asserts that this person alone was told it; the order in which chats show whispers differs. */
async function told(room: OpenRoom, name: string, pattern: RegExp): Promise<void> {
  const whispers = await room.whispers(name);
  assert.ok(
    whispers.some((whisper) => pattern.test(whisper)),
    `${String(pattern)} in ${JSON.stringify(whispers, null, 2)}`,
  );
}

function day(index: number): Date {
  return new Date(Date.UTC(2025, 0, 1 + index * 3, 10));
}

function linked(prefix: string, count: number): readonly PastGiven[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${prefix}${index}`,
    at: day(index),
    text: `About ${index} in ${prefix}`,
    links: [`https://lakes.example/${index}`],
  }));
}

for (const [platform, open] of Object.entries(inBothChats(names))) {
  describe(`pairs of posts from before Tambour, in ${platform}`, () => {
    test('without an import, and without posts that say the same, that is said', async () => {
      await using room = await open();
      await setUpDesk(room, room);
      await room.command('aicha', 'past');
      await told(room, 'aicha', /Nothing is kept of the time before Tambour/u);
      await keepPasts(room.store, { x: [{ id: '1' }] });
      await room.command('aicha', 'past');
      await told(room, 'aicha', /none seem to say the same on two networks/u);
      await room.command('aicha', 'past everything');
      await told(room, 'aicha', /Type “\/tambour past”, without anything behind it/u);
    });

    test('what is suggested counts for nothing until somebody has confirmed it', async () => {
      await using room = await open();
      await setUpDesk(room, room);
      await keepPasts(room.store, {
        mastodon: [
          { id: '11', text: 'The pool is open <!channel> *bold* @here', links: [link] },
          { id: '12', at: day(0), text: 'The library lends garden tools now' },
        ],
        x: [
          { id: '21', text: 'Swim!', links: [`${link}?utm_source=x`] },
          { id: '22', at: day(0), text: 'The library lends garden tools now, folks' },
        ],
      });
      assert.deepEqual(await confirmed(room), []);
      await room.command('aicha', 'past');
      await told(room, 'aicha', /2 pairs of posts from before Tambour to look at/u);
      await told(room, 'aicha', /1\. The same link[^]*The pool is open <!channel> \*bold\* @here[^]*Swim!/u);
      await told(room, 'aicha', /2\. Much the same words[^]*garden tools now, folks/u);
      await room.pressWhispered('aicha', '2 is no pair');
      await told(room, 'aicha', /It counts as no pair\.[^]*1 pair of posts/u);
      await room.pressWhispered('aicha', 'Confirm this pair');
      await told(
        room,
        'aicha',
        /You confirmed 1 pair\.[^]*Each pair of posts from before Tambour was looked at\. Confirmed: 1\. Not the same: 1\./u,
      );
      assert.deepEqual(await confirmed(room), ['11-21']);
      const said = await room.store.db.journalEntry.findMany({
        where: { kind: 'past.paired' },
        orderBy: { seq: 'asc' },
      });
      assert.deepEqual(
        said.map(({ actor, data }) => [actor, (data as { state: string }).state]), // Written by the test's own Tambour.
        [
          [room.id('aicha'), 'refused'],
          [room.id('aicha'), 'confirmed'],
        ],
      );
    });

    test('ten are confirmed at once, exactly those that were shown; a press can be taken back', async () => {
      await using room = await open();
      await setUpDesk(room, room);
      await keepPasts(room.store, { mastodon: linked('m', 12), x: linked('x', 12) });
      await room.command('aicha', 'past');
      await room.command('karim', 'past');
      await room.pressWhispered('karim', 'Confirm these 10 pairs');
      await told(room, 'karim', /You confirmed 10 pairs\.[^]*2 pairs of posts/u);
      assert.equal((await confirmed(room)).length, 10);
      // Aïcha still sees the first ten.
      await room.pressWhispered('aicha', 'Confirm these 10 pairs');
      await told(room, 'aicha', /somebody else has answered\. Nothing was done\.[^]*2 pairs of posts/u);
      assert.equal((await confirmed(room)).length, 10);
      await room.pressWhispered('karim', 'Take back');
      await told(room, 'karim', /Taken back: 10 pairs\.[^]*12 pairs of posts/u);
      assert.deepEqual(await confirmed(room), []);
    });

    test('a row that says by itself that somebody confirmed it is of no use, and is shown as open', async () => {
      await using room = await open();
      await setUpDesk(room, room);
      await keepPasts(room.store, { mastodon: linked('m', 3), x: linked('x', 3) });
      const { db } = room.store;
      const forged = { state: 'confirmed', by: room.id('karim'), name: 'Karim', at: new Date() } as const;
      await db.pastPair.updateMany({ data: { ...forged, mac: 'f'.repeat(64) } });
      assert.deepEqual(await confirmed(room), []);
      await room.command('karim', 'past');
      await room.pressWhispered('karim', 'Confirm these 3 pairs');
      assert.equal((await confirmed(room)).length, 3);
      // Another post in the place of the one that was confirmed.
      const other = await db.pastPost.findFirstOrThrow({ where: { remoteId: 'x1' } });
      await db.pastPost.update({ where: { id: other.id }, data: { remoteId: 'viral' } });
      assert.deepEqual(await confirmed(room), ['m0-x0', 'm2-x2']);
      await db.pastPair.updateMany({ where: { one: { remoteId: 'm0' } }, data: { state: 'refused' } });
      assert.deepEqual(await confirmed(room), ['m2-x2']);
      await db.pastPair.updateMany({ data: { by: room.id('aicha') } });
      assert.deepEqual(await confirmed(room), []);
    });

    test('an import later keeps what was said, suggests what is new, and takes the pairs of a deleted post along', async () => {
      await using room = await open();
      await setUpDesk(room, room);
      await keepPasts(room.store, { mastodon: linked('m', 3), x: linked('x', 3) });
      await room.command('karim', 'past');
      await room.pressWhispered('karim', '3 is no pair');
      await room.pressWhispered('karim', 'Confirm these 2 pairs');
      assert.deepEqual(await confirmed(room), ['m1-x1', 'm2-x2']);
      const later = new Date('2025-12-02T00:00:00Z');
      await keepPasts(
        room.store,
        { x: linked('x', 5).filter(({ id }) => id !== 'x1'), mastodon: linked('m', 4) },
        later,
      );
      assert.deepEqual(await confirmed(room), ['m2-x2']);
      await room.command('karim', 'past');
      await told(room, 'karim', /1 pair of posts from before Tambour to look at[^]*About 3 in m/u);
      const { openPairs, posts, imports } = await pastOfDesk(room.store, await deskOf(room));
      assert.deepEqual(
        [openPairs, posts.length, imports.map(({ source }) => source).toSorted()],
        [1, 8, ['api', 'archive']],
      );
    });
  });
}
