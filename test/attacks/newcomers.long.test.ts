import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inBothChats, type OpenRoom } from '../support/both-chats.ts';
import { plainSpaces } from '../support/chat-scene.ts';
import { present } from '../support/publishing-scene.ts';
import { askFor, setUpDesk } from '../support/team-in-chat.ts';

const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim', zoe: 'Zoé' };
const rooms = inBothChats(names, ['zoe']);
const hourMs = 3_600_000;

/** Opens a desk on which the members of the channel approve once they have been seen there for so many hours. */
async function desk(open: () => Promise<OpenRoom>, seenFor: string): Promise<OpenRoom> {
  const scene = await open();
  await setUpDesk(scene, scene);
  await change(scene, { approversFrom: 'channel', seenFor });
  return scene;
}

async function change(scene: OpenRoom, changes: Readonly<Record<string, string>>): Promise<void> {
  await scene.command('odile', 'setup');
  await scene.submit('odile', changes);
}

async function joined(scene: OpenRoom): Promise<void> {
  scene.joins('zoe');
  // For so long the chat's last answer counts.
  await scene.pass(31);
}

/** Zoé presses "approve", and everything that follows has time to. Returns how many posts are public. */
async function pressed(scene: OpenRoom, name = 'zoe'): Promise<number> {
  await scene.press(name, 'approve');
  await scene.pass(60);
  return posted(scene);
}

function posted({ networks }: OpenRoom): number {
  return networks.mastodon.posts.length;
}

async function refused(scene: OpenRoom): Promise<void> {
  assert.equal(await pressed(scene), 0, 'somebody who has just come let it out');
  assert.match(present((await scene.whispers('zoe')).at(-1)), /has not seen you in this channel long enough/);
}

async function seen(scene: OpenRoom, words: RegExp): Promise<number> {
  return (await scene.seen('karim')).filter(({ text }) => words.test(plainSpaces(text))).length;
}

for (const [chat, open] of Object.entries(rooms)) {
  test(`${chat}: where whoever joins can approve, form, answer and card say so, and they do`, async () => {
    await using scene = await open();
    await setUpDesk(scene, scene);
    await scene.command('odile', 'setup');
    assert.match(scene.formText('odile'), /This channel is open: if its members approve, whoever joins it can\./);
    await scene.submit('odile', { approversFrom: 'channel' });
    assert.match(
      present((await scene.whispers('odile')).at(-1)),
      /This channel is open: whoever joins it can approve\./,
    );
    await askFor(scene);
    assert.equal(await seen(scene, /This channel is open: whoever joins it can approve\./), 1);
    await joined(scene);
    assert.equal(await pressed(scene), 1);
  });

  test(`${chat}: who has just joined approves nothing where members have to be seen first, is told from when on, and then has to decide again`, async () => {
    await using scene = await desk(open, '2');
    await askFor(scene);
    assert.equal(await seen(scene, /whoever joins it can approve after 2 hours\./), 1);
    await joined(scene);
    await refused(scene);
    assert.match(present((await scene.whispers('zoe')).at(-1)), /It counts from .+ on: decide again then\./);
    await scene.react('zoe', await scene.cardWith('approve'), 'approve');
    scene.clock.advance(2 * hourMs);
    await scene.pass(60);
    await scene.startedAnew();
    await scene.pass(60);
    assert.equal(posted(scene), 0, 'a ✅ of before counts, though nobody put it there since');
    assert.equal(await scene.store.db.decision.count(), 0);
    assert.equal(await pressed(scene), 1);
  });

  test(`${chat}: a row that says since when somebody has been there makes no approver, and is told once`, async () => {
    await using scene = await desk(open, '24');
    await askFor(scene);
    await joined(scene);
    await refused(scene);
    const where = { person: scene.id('zoe') };
    const seenAt = new Date('2026-01-01T00:00:00Z');
    await scene.store.db.seenMember.updateMany({ where, data: { seenAt } });
    await refused(scene);
    // Somebody else's, which is right for them.
    const { mac, seenAt: theirs } = await scene.store.db.seenMember.findFirstOrThrow({
      where: { person: scene.id('karim') },
    });
    await scene.store.db.seenMember.updateMany({ where, data: { mac, seenAt: theirs } });
    await refused(scene);
    assert.equal(await scene.store.db.journalEntry.count({ where: { kind: 'row.refused' } }), 2);
    assert.equal(await seen(scene, /The database was wrong about how long somebody has been here/), 1);
    assert.equal(await pressed(scene, 'karim'), 1, 'who was there at set-up approves at once');
  });
}

const open = present(rooms['Slack']);

test('where nobody has been there for long enough the card says who will be able to approve, and is shown anew once they are', async () => {
  await using scene = await desk(open, '1');
  await scene.pass(31);
  await scene.store.db.seenMember.deleteMany();
  await askFor(scene);
  const nobody = /Nobody can approve/;
  assert.match((await scene.cardWith('approve')).text, nobody);
  assert.match((await scene.cardWith('approve')).text, /Karim can approve from .+ on/);
  scene.clock.advance(hourMs);
  await scene.store.runEveryMinute();
  await scene.settle();
  assert.doesNotMatch((await scene.cardWith('approve')).text, nobody);
  assert.equal(await pressed(scene, 'karim'), 1);
});

test('who leaves and comes back begins anew', async () => {
  await using scene = await desk(open, '2');
  await askFor(scene);
  await joined(scene);
  await refused(scene);
  scene.clock.advance(2 * hourMs);
  scene.leaves('zoe');
  await scene.store.runEveryMinute();
  await joined(scene);
  await refused(scene);
});

test('the rule switched off and on again makes nobody older for what waits', async () => {
  await using scene = await desk(open, '24');
  await askFor(scene);
  await joined(scene);
  await change(scene, { seenFor: '0' });
  assert.equal(await seen(scene, /Minimum time here \(h\): 24 → 0/), 1);
  await refused(scene);
  await change(scene, { seenFor: '1' });
  await refused(scene);
  await askFor(scene, 'The pool is heated.');
  assert.equal(await pressed(scene), 1, 'who was there when it began again approves what was asked for since');
});

test('what was approved waits at its time where nobody knows any more for how long its approver has been there', async () => {
  await using scene = await desk(open, '24');
  await change(scene, { grace: '120' });
  await askFor(scene);
  await scene.press('karim', 'approve');
  await scene.store.db.seenMember.updateMany({ data: { seenAt: new Date('2026-01-01T00:00:00Z') } });
  await scene.pass(180);
  assert.equal(posted(scene), 0);
  const { state, why } = await scene.store.db.delivery.findFirstOrThrow({
    where: { account: { network: 'mastodon' } },
  });
  assert.deepEqual([state, why], ['held', 'approval_lapsed']);
  scene.clock.advance(24 * hourMs);
  assert.equal(await pressed(scene, 'karim'), 0, 'the pause');
  await scene.pass(70);
  assert.equal(posted(scene), 1, 'once he has been seen for long enough again');
});
