import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openTestStore, type TestStore } from '../support/store.ts';
import { addAccount, addDesk, addFollowers, noRows } from './digest-rows.ts';
import { type Accounts, compose, composed, counts, from, monday, newId, openRows, post, text } from './digest-scene.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store[Symbol.asyncDispose]());

test('a text that a sheet would run, markup and mentions stay what was written', async () => {
  const rows = noRows(newId);
  const handle = '@<b>all</b>_*bold*_@social.example';
  const mastodon = addAccount(rows, 'mastodon', { handle, displayName: '<!channel> **@everyone**' });
  const deskId = addDesk(rows, 'Europe/Paris', [mastodon]);
  const texts = ['=HYPERLINK("https://x.example","1")', '<script>x</script> <!here> @channel *gras* `a` [b](c)'];
  for (const [index, said] of texts.entries()) {
    const at = new Date(monday.getTime() + index);
    post(rows, text(rows, deskId, index, said), { network: 'mastodon', id: mastodon, at }, counts(3 - index));
  }
  const digest = await composed(store, rows, deskId);
  assert.deepEqual(
    digest.unpaired.map(({ title }) => title),
    texts,
  );
  assert.deepEqual([digest.columns[0]?.best?.title, digest.columns[0]?.handle], [texts[0], handle]);
  assert.ok(!JSON.stringify(digest).includes('everyone'));
});

test('five thousand posts of other desks, some on the same accounts, change nothing', async () => {
  const { rows, deskId, mastodon, x } = openRows();
  for (let number = 1; number <= 12; number += 1) {
    const of = text(rows, deskId, number);
    const at = new Date(monday.getTime() - 3 * (number - 1) * 86_400_000);
    post(rows, of, { network: 'mastodon', id: mastodon, at }, counts(10 + number));
    post(rows, of, { network: 'x', id: x, at }, counts(20 - number));
    addFollowers(rows, mastodon, monday, 100);
    addFollowers(rows, x, monday, 200);
  }
  for (const what of ['ownedRead', 'postRead', 'userRead'] as const) {
    rows.billed.push({ accountId: x, day: monday, what, times: 7 });
  }
  const first = await composed(store, rows, deskId);
  assert.equal(first.comparison.twelveWeeks.kind, 'compared');

  const others = noRows(newId);
  const own: Accounts = { mastodon: addAccount(others, 'mastodon'), x: addAccount(others, 'x') };
  const otherDesks = [addDesk(others, 'Europe/Paris', [mastodon, x]), addDesk(others, 'Europe/Paris', [own.mastodon])];
  for (let number = 1; number <= 2500; number += 1) {
    const at = new Date(from.getTime() + number * 200_000);
    const of = text(others, otherDesks[number % 2] ?? '', number);
    const accounts = number % 4 < 2 ? { mastodon, x } : own;
    const read = number % 5 === 0 ? counts(1000) : null;
    post(others, of, { network: 'mastodon', id: accounts.mastodon, at }, read);
    post(others, of, { network: 'x', id: accounts.x, at }, read);
  }
  assert.equal(others.deliveries.length, 5000);
  assert.deepEqual(await composed(store, others, deskId), first);
  assert.equal((await compose(store, otherDesks[0] ?? '')).posts > 1000, true);
});
