import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';

import { enqueueKeepings } from '#accounts/keeping/enqueue-keepings.ts';
import { verifyJournalCommand } from '#cli/journal-command.ts';
import { changeDesk } from '#desks/change-desk.ts';
import { drawingBy } from '#drafts/draw-posts.ts';
import { signJournal } from '#storage/sign-journal.ts';
import { putToSleep } from '#publishing/holding/sleep.ts';
import { verifyJournal } from '#storage/verify-journal.ts';

import { buttonsIn } from '../support/buttons-in.ts';
import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { oldRelease } from '../support/old-release.ts';
import { present } from '../support/publishing-scene.ts';
import { passMinutes } from '../support/scene-history.ts';

// The old release had published 1 and 2; asked for 3; approved 4 for 15:00 (14:00 UTC); lost the answer to 5, which is
// public on both, found it on Mastodon and asked a person about X; was writing 6; was sending 7 to Mastodon, which it
// never reached, and had sent it to X; and had approved 8, in its two minutes of grace.
const texts = {
  asked: 'En attente : le bureau de vote n° 4 déménage.',
  scheduled: 'Programmé : la piscine rouvre mercredi.',
  doubtful: 'En doute : la déchèterie ferme à 17 h.',
  written: 'En rédaction : à relire.',
  interrupted: 'Interrompu : le parc ouvre à 7 h.',
  approved: 'Validé : les inscriptions sont ouvertes.',
} as const;

/** How often a text is public, on Mastodon and on X. */
function timesOf({ networks }: BotScene, text: string): readonly number[] {
  return [networks.mastodon, networks.x].map(
    ({ posts }) => posts.filter(({ rendering }) => rendering.text === text).length,
  );
}

/** Presses the button on the card that shows the text, made by whichever release. */
async function pressFor(scene: BotScene, user: string, text: string, action: string): Promise<void> {
  const card = scene
    .messages()
    .findLast((message) => scene.textOf(message).includes(text) && hasButton(message, action));
  assert.ok(card !== undefined, `no card of "${text}" has ${action}`);
  await scene.pressOn(user, card, action);
}

type Message = ReturnType<BotScene['messages']>[number];

function buttonsOf({ body }: Message): readonly Parameters<BotScene['people']['press']>[2][] {
  if (body.kind !== 'card') return [];
  return buttonsIn(body.card);
}

function hasButton(message: Message, action: string): boolean {
  return buttonsOf(message).some((one) => one.action === action);
}

test('a card of the release before wakes nobody, and settles nothing for its author', async () => {
  await using scene = await openBotScene({ kept: await oldRelease('disk') });
  await pressFor(scene, 'aicha', texts.doubtful, 'itIsNotThere');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /à quelqu[’']un d[’']autre de dire s[’']il est publié, ici Karim/);
  assert.deepEqual(timesOf(scene, texts.doubtful), [1, 1]);
  const by = { id: 'administrator', name: 'administrator' };
  await scene.store.write((work) => putToSleep(work, { accountId: scene.accountIds.x, by, until: null, why: null }));
  const delivery = await scene.store.db.delivery.findFirstOrThrow({
    where: { accountId: scene.accountIds.x, state: 'held', doubtSince: { not: null } },
  });
  // As the release before left it: held, with a button on the card.
  const held = { why: 'account_asleep', doubtSince: null } as const;
  await scene.store.db.delivery.update({ where: { id: delivery.id }, data: held });
  const { draftId, revision, id: target } = delivery;
  const card = scene.messages().findLast(({ ref }) => ref.thread !== null);
  assert.ok(card !== undefined);
  scene.people.press('karim', card.ref, {
    action: 'tryAgain',
    draftId,
    revision,
    target,
  });
  await passMinutes(scene, 5);
  assert.match(scene.whispers('karim').at(-1) ?? '', /Ce compte a été mis en sommeil/);
  const row = await scene.store.db.account.findUniqueOrThrow({ where: { id: scene.accountIds.x } });
  assert.equal(row.state, 'asleep');
});

for (const from of ['disk', 'backup'] as const) {
  test(`work that the release before left under way ends, once and as approved: its ${from}`, async () => {
    await using scene = await openBotScene({ kept: await oldRelease(from) });
    /** Says that posts are not public where Tambour asks, since a backup may have forgotten them: nothing leaves before. */
    const sayNotThere = async (...unsent: readonly string[]): Promise<void> => {
      if (from === 'disk') return;
      for (const text of unsent) {
        const asked = timesOf(scene, text).filter((times) => times === 0).length;
        for (let said = 0; said < asked; said += 1) {
          await pressFor(scene, 'karim', text, 'itIsNotThere');
          await passMinutes(scene, 1);
        }
      }
      await passMinutes(scene, 5);
    };
    /** Ends the freeze that every desk begins with after a restore, below the list of what waits. */
    const endFreeze = async (): Promise<void> => {
      if (from === 'disk') return;
      assert.equal(scene.networks.mastodon.posts.length, postsBefore);
      await scene.press('karim', 'thaw');
      await pressFor(scene, 'karim', texts.scheduled, 'letGo');
      await pressFor(scene, 'karim', texts.scheduled, 'itIsNotThere');
    };
    const postsBefore = scene.networks.mastodon.posts.length;
    await passMinutes(scene, 15);
    await endFreeze();
    await sayNotThere(texts.approved, texts.interrupted);
    assert.deepEqual(timesOf(scene, texts.approved), [1, 1]);
    assert.deepEqual(timesOf(scene, texts.interrupted), [1, 1]);
    assert.deepEqual(timesOf(scene, texts.doubtful), [1, 1]);
    assert.deepEqual(timesOf(scene, texts.scheduled), [0, 0]);
    assert.deepEqual(timesOf(scene, texts.asked), [0, 0]);
    assert.deepEqual(timesOf(scene, texts.written), [0, 0]);

    await pressFor(scene, 'karim', texts.asked, 'approve');
    await passMinutes(scene, 15);
    await sayNotThere(texts.asked);
    assert.deepEqual(timesOf(scene, texts.asked), [1, 1]);

    await passMinutes(scene, 6 * 60);
    assert.deepEqual(timesOf(scene, texts.scheduled), [1, 1]);
    assert.deepEqual(timesOf(scene, texts.written), [0, 0]);
    for (const { posts } of Object.values(scene.networks)) assert.equal(posts.length, 7);
    assert.equal(await scene.store.db.delivery.count({ where: { state: { in: ['ready', 'sending', 'doubt'] } } }), 0);
    assert.equal((await verifyJournal(scene.store)).kind, 'notKeyed');
    await scene.store.write(async (work) => signJournal(work, 'administrator (ada)'));
    const verified = await verifyJournalCommand(scene.store, null);
    assert.equal(verified.exitCode, 0, verified.text);
  });
}

test('what the release before asked about goes on without steps, and goes through them where they are set meanwhile', async () => {
  const steps = [
    { name: 'Juridique', who: { kind: 'people', ids: ['karim'] }, needed: 1 },
    { name: 'Cabinet', who: { kind: 'people', ids: ['sacha'] }, needed: 1 },
  ] as const;
  for (const [changes, state] of [
    [null, 'approved'],
    [{ steps }, 'asked'],
  ] as const) {
    await using scene = await openBotScene({ kept: await oldRelease('disk') });
    const desk = await scene.store.db.desk.findFirstOrThrow();
    assert.equal(desk.steps, null);
    if (changes !== null) {
      await scene.store.write((work) => changeDesk(work, { deskId: desk.id, by: 'zoe', changes }));
    }
    await scene.settle();
    await pressFor(scene, 'karim', texts.asked, 'approve');
    // As it told in the old release's thread: the third draft.
    const { state: is } = await scene.store.db.draft.findFirstOrThrow({ where: { deskId: desk.id, number: 3 } });
    assert.equal(is, state);
  }
});

test('a template of the release before opens its form as it was kept, and takes a text of its own for an account', async () => {
  const kept = await oldRelease('disk', (client, { deskId, accountIds }) =>
    client.query(
      `INSERT INTO "Template" ("id", "deskId", "name", "foldedName", "text", "language", "accountIds", "keptBy", "createdAt", "changedAt")
       VALUES ($1, $2, 'Été', 'ete', 'La piscine ferme le ___.', 'fr', $3, 'aicha', now(), now())`,
      [randomUUID(), deskId, [accountIds.mastodon, accountIds.x]],
    ),
  );
  await using scene = await openBotScene({ kept });
  const opened = async (typed: string): Promise<Readonly<Record<string, unknown>>> => {
    await scene.people.command('aicha', 'publications', typed);
    await scene.settle();
    const { fields } = present(scene.people.formOf('aicha')).form;
    return Object.fromEntries(fields.map((field) => [field.id, 'initial' in field ? field.initial : null]));
  };
  const { mastodon, x } = scene.accountIds;
  const first = await opened('modèle été');
  assert.deepEqual(
    [first['text'], first['language'], first['accounts']],
    ['La piscine ferme le ___.', 'fr', [mastodon, x]],
  );
  assert.equal(first[`own.${x}`] ?? '', '');
  await opened('modèle modifier été');
  await scene.people.submit('aicha', { [`own.${x}`]: 'Piscine fermée le ___.' });
  await scene.settle();
  const after = await opened('modèle été');
  assert.deepEqual([after['text'], after[`own.${x}`]], ['La piscine ferme le ___.', 'Piscine fermée le ___.']);
});

test('a draft of the release before has no preview, and gets one when its card is drawn anew', async () => {
  await using scene = await openBotScene({
    kept: await oldRelease('disk'),
    drawPosts: drawingBy(),
    wrapChat: (chat) => ({ ...chat, capabilities: { ...chat.capabilities, drawsPosts: false } }),
  });
  const { db } = scene.store;
  assert.equal(await db.preview.count(), 0);
  await pressFor(scene, 'aicha', texts.written, 'ask');
  const { draftId } = present(buttonsOf(scene.cardWith('approve')).find(({ action }) => action === 'approve'));
  assert.notEqual((await db.preview.findUniqueOrThrow({ where: { draftId } })).sha256, null);
  assert.match(scene.textOf(scene.cardWith('approve')), /\{\{Aperçu/);
  await pressFor(scene, 'karim', texts.written, 'approve');
  await passMinutes(scene, 15);
  assert.deepEqual(timesOf(scene, texts.written), [1, 1]);
});

for (const from of ['disk', 'backup'] as const) {
  test(`accounts of the release before are kept by nobody until a steward names somebody, who is asked in time: its ${from}`, async () => {
    await using scene = await openBotScene({ kept: await oldRelease(from) });
    const { db } = scene.store;
    await passMinutes(scene, 2);
    assert.deepEqual([await db.keeping.count(), await db.nameWatch.count(), await db.similarName.count()], [0, 0, 0]);
    const { handle } = await db.account.findUniqueOrThrow({ where: { id: scene.accountIds.x } });
    await scene.people.command('karim', 'publications', `veiller ${handle} @Aïcha`);
    await scene.settle();
    assert.match(scene.textOf(scene.cardWith('loggedIn')), /Aïcha veille sur/);
    await scene.press('aicha', 'loggedIn');
    scene.clock.advance(26 * 24 * 60 * 60_000);
    await enqueueKeepings(scene.store, scene.bot.rules);
    await scene.settle();
    assert.match(scene.textOf(scene.cardWith('loggedIn')), /Merci de vous connecter/);
  });
}
