import assert from 'node:assert/strict';
import { test } from 'node:test';

import { buttonsIn } from '../support/buttons-in.ts';
import { type BotScene, openBotScene } from '../support/bot-scene.ts';

type Shown = BotScene['people']['chat']['state']['whispers'][number]['card'];

async function typed(scene: BotScene, user: string, text: string): Promise<string> {
  const before = scene.whispers(user).length;
  await scene.people.command(user, 'publications', text);
  await scene.settle();
  return scene.whispers(user).slice(before).join('\n');
}

function newest(scene: BotScene, user: string): Shown {
  const whisper = scene.people.chat.state.whispers.findLast(({ to }) => to === user);
  assert.ok(whisper !== undefined);
  return whisper.card;
}

/** Presses "story" on the newest private answer, page after page, and gives all of them. */
async function wholeStory(scene: BotScene, user: string): Promise<readonly string[]> {
  const pages: string[] = [];
  for (;;) {
    const button = buttonsIn(newest(scene, user)).find(({ action }) => action === 'story');
    if (button === undefined) return pages;
    const { action, draftId, revision, target } = button;
    const ref = { channel: 'publications', message: 'whisper', thread: null };
    const event = { ref, action, draftId, revision, target, trigger: { id: 't' } };
    await scene.sink.accept({ kind: 'button', dedupeKey: `${draftId} ${pages.length}`, user, ...event });
    await scene.settle();
    pages.push(scene.whispers(user).at(-1) ?? '');
  }
}

test('the whole story tells versions with their words, decisions, failures, stops, links and retractions', async () => {
  await using scene = await openBotScene();
  await scene.draft('La piscine ouvre lundi.');
  await scene.press('aicha', 'edit');
  await scene.people.submit('aicha', { text: 'La piscine ouvre mardi.' });
  await scene.settle();
  await scene.press('aicha', 'ask');
  await scene.pass(1);
  await scene.press('karim', 'approve');
  await scene.pass(1);
  await scene.press('aicha', 'stop');
  await scene.press('aicha', 'ask');
  await scene.pass(1);
  scene.networks.x.troubles.push({ answer: { kind: 'refused', why: 'forbidden' } });
  await scene.press('karim', 'approve');
  await scene.pass(30);
  await scene.press('karim', 'retract');
  await scene.people.submit('karim', { text: 'La piscine reste fermée' });
  await scene.pass(60);
  const summary = await typed(scene, 'aicha', 'voir 1');
  assert.match(summary, /retiré par Karim.*Validé par Karim\..*La piscine ouvre mardi.*\[Toute l’histoire\]/su);
  const pages = await wholeStory(scene, 'aicha');
  assert.ok(pages.length > 1, 'it is paged');
  const story = pages.join('\n');
  const inOrder = [
    /lundi 23 novembre à \d+ h \d\d :\* Aïcha a écrit la version 1\./u,
    /Aïcha a enregistré la version 2\. Modifié : le texte\.\n.*lundi.*mardi/u,
    /Aïcha a demandé la validation de la version 2\./u,
    /✅ Karim a validé la version 2\./u,
    /La décision de Karim sur la version 2 ne compte plus\./u,
    /Aïcha a arrêté l’envoi\./u,
    /✅ Karim a validé la version 2\./u,
    /X interdit cette publication à ce compte/u,
    /retiré par Karim\.\n> La piscine reste fermée/u,
  ];
  let rest = story;
  for (const pattern of inOrder) {
    const at = pattern.exec(rest);
    assert.ok(at !== null, `${pattern.source}\n${rest}`);
    rest = rest.slice(at.index + at[0].length);
  }
  assert.match(story, /publié, version 2 · \[voir la publication\]\(http/u);
});

test('the story of a post of long ago shows its figures side by side, and what was not read is no zero', async () => {
  await using scene = await openBotScene();
  await typed(scene, 'aicha', 'entraînement');
  await scene.store.db.reading.updateMany({
    where: { age: 'h72', figures: { network: 'x' } },
    data: {
      outcome: 'missed',
      likes: null,
      shares: null,
      quotes: null,
      replies: null,
      ownReplies: null,
      unanswered: null,
      views: null,
    },
  });
  const { draftId: id } = await scene.store.db.deliveryFigures.findFirstOrThrow({
    where: { network: 'x' },
    orderBy: { publishedAt: 'asc' },
  });
  const draft = await scene.store.db.draft.findUniqueOrThrow({ where: { id } });
  await typed(scene, 'aicha', `voir ${draft.number}`);
  const story = (await wholeStory(scene, 'aicha')).join('\n');
  assert.match(story, /Ce que les publications ont obtenu/u);
  assert.match(story, /24 h, « J’aime » \| \d+ \| \d+/u);
  assert.match(story, /72 h, « J’aime » \| \d+ \| non relevé/u);
  assert.match(story, /24 h, vues, comptées par X \| – \| \d+/u);
});

test('the story of a series has what its first post got, and all of its parts beside that', async () => {
  await using scene = await openBotScene();
  const { db } = scene.store;
  await scene.draft('Le fleuve monte.\n---\nQuittez les quais.', { accounts: [scene.accountIds.mastodon] });
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  const parts = await db.delivery.findMany({ orderBy: { position: 'asc' } });
  const desk = await db.desk.findFirstOrThrow();
  for (const [at, { id: deliveryId, accountId, draftId, revision }] of parts.entries()) {
    const publishedAt = scene.clock.now();
    const of = { deliveryId, accountId, draftId, revision, publishedAt, deskId: desk.id, network: 'mastodon' };
    await db.deliveryFigures.create({ data: of });
    // Under the first there is one reply, and that is our own second part.
    const counts = { likes: 5 - at, shares: at, quotes: 0, replies: 1, ownReplies: 1 - at };
    await db.reading.create({
      data: { deliveryId, age: 'h72', outcome: 'counts', readAt: publishedAt, isLate: false, ...counts },
    });
  }
  await typed(scene, 'aicha', 'voir 1');
  const story = (await wholeStory(scene, 'aicha')).join('\n');
  assert.match(story, /72 h, « J’aime » \| 5 \(toutes les parties : 9\)/u);
  assert.match(story, /72 h, partages \| 0 \(toutes les parties : 1\)/u);
  assert.match(story, /72 h, réponses \| 0 \(toutes les parties : 1\)/u);
  assert.match(story, /Ses propres parties ne comptent pas comme réponses/u);
});

test('the whole story tells of wordings: proposed and taken, come too late and left', async () => {
  await using scene = await openBotScene();
  await scene.draft('La piscine ouvre lundi.');
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'propose');
  await scene.people.submit('karim', { text: 'La piscine ouvre mardi.' });
  await scene.pass(1);
  await scene.press('aicha', 'acceptWording');
  await scene.pass(1);
  await scene.press('karim', 'edit');
  await scene.press('aicha', 'edit');
  await scene.people.submit('aicha', { text: 'La piscine ouvre mercredi.' });
  await scene.settle();
  await scene.people.submit('karim', { text: 'La piscine ouvre jeudi.' });
  await scene.pass(1);
  await scene.press('karim', 'dismissWording');
  await typed(scene, 'aicha', 'voir 1');
  const story = (await wholeStory(scene, 'aicha')).join('\n');
  assert.match(
    story,
    /Karim a proposé une formulation pour la version 1\..*Aïcha a repris ce qui attendait\s: c’est la version 2\./su,
  );
  assert.match(
    story,
    /Un texte de Karim, commencé sur la version 2, est arrivé trop tard.*Karim n’a pas repris ce qui attendait\./su,
  );
});
