import assert from 'node:assert/strict';

import type { SeenMessage } from '../contracts/chat-world.ts';
import { type ChatScene, plainSpaces } from './chat-scene.ts';
import { submitDesk, type Team } from './team-in-chat.ts';
import { type Look, openTranscript } from './transcript.ts';

/** A platform for the story. */
export interface WordingStage {
  readonly scene: ChatScene;
  readonly team: Team<SeenMessage, string | string[]>;
  readonly look: Look;
  /** Says something in the thread of the newest draft. */
  readonly say: (name: string, text: string) => Promise<void>;
}

const texts = {
  fr: {
    setup: 'réglages',
    draft: 'brouillon',
    language: 'fr',
    text: 'La mairie ouvre à 9 h lundi 1er décembre.\n\nVenez avec une pièce d’identité.',
    better: 'La mairie ouvre à 9 h mardi 1er décembre.\n\nVenez avec une pièce d’identité.',
    remark: 'Le 1er décembre est un mardi, non ?',
    reply: 'Bien vu, merci. Je reprends ta formulation.',
    difference: /Retiré : « lundi », ajouté : « mardi », après : « La mairie ouvre à 9 h »/,
    notYours: /Seule la personne qui a écrit ce brouillon peut reprendre/,
    took: /Aïcha a repris la formulation proposée par Karim : version 2/,
    approved: /✅ Karim a validé la version 2/,
    second: 'Le marché se tient place de la Gare.',
    hers: 'Le marché se tient place de la Gare, de 8 h à 13 h.',
    his: 'Le marché du samedi se tient place de la Gare.',
    kept: /Texte écrit par Karim, commencé sur la version 1/,
    keptForYou: /La version 2 existe déjà : rien n’a été écrasé/,
    left: /Karim a enregistré la version 3/,
  },
  en: {
    setup: 'setup',
    draft: 'draft',
    language: 'en',
    text: 'The town hall opens at 9:00 on Monday 1 December.\n\nBring an identity card.',
    better: 'The town hall opens at 9:00 on Tuesday 1 December.\n\nBring an identity card.',
    remark: 'Is 1 December not a Tuesday?',
    reply: 'Well seen, thank you. I take your wording.',
    difference: /Removed: “Monday”, added: “Tuesday”, after: “The town hall opens at 9:00 on”/,
    notYours: /Only the author of this draft can take a wording/,
    took: /Aïcha took the wording that Karim proposed: version 2/,
    approved: /✅ Karim approved version 2/,
    second: 'The market is on Station Square.',
    hers: 'The market is on Station Square, from 8:00 to 13:00.',
    his: 'The Saturday market is on Station Square.',
    kept: /Text written by Karim, begun on version 1/,
    keptForYou: /Version 2 is there already: nothing was overwritten/,
    left: /Karim saved version 3/,
  },
} as const;

/**
 * Plays two accidents of an afternoon, in an unused scene: a typo that the approver sees at 18:00, and two people who
 * edit at once. Returns the thread as text.
 */
export async function playWordings(language: 'fr' | 'en', stage: WordingStage): Promise<string> {
  const { scene, team, look, say } = stage;
  const words = texts[language];
  const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim', sacha: 'Sacha' };
  const people = Object.entries(names).map(([name, shown]): [string, string] => [team.id(name), shown]);
  const transcript = openTranscript(look, new Map(people));
  const seen = async (): Promise<string> => plainSpaces((await team.seen('aicha')).map(({ text }) => text).join('\n'));
  const privately = async (name: string): Promise<string> => (await team.whispers(name)).join('\n');

  await team.command('odile', words.setup);
  const accounts = (await scene.store.db.account.findMany()).map(({ id }) => id);
  const approvers = [team.id('karim')];
  await submitDesk(scene, team, { name: 'Valmont', accounts, approvers, language: words.language });
  await team.command('aicha', words.draft);
  await team.submit('aicha', { text: words.text });
  await team.press('aicha', 'ask');
  await transcript.step('Aïcha asks for approval of a post');

  await team.press('karim', 'propose');
  transcript.form(team.id('karim'));
  await team.submit('karim', { text: words.better });
  assert.match(await seen(), words.difference);
  await transcript.step('18:00. Karim sees a typo, presses “Propose a wording” and mends it');

  const before = await seen();
  await say('karim', words.remark);
  await say('aicha', words.reply);
  const more = (await seen()).length - before.length;
  assert.ok(more <= words.remark.length + words.reply.length + 2, 'the bot says nothing to that');
  await team.press('karim', 'acceptWording');
  assert.match(await privately('karim'), words.notYours);
  await transcript.step('They discuss it in the thread; Karim presses “Take this wording” himself');

  await team.press('aicha', 'acceptWording');
  assert.match(await seen(), words.took);
  await transcript.step('Aïcha takes it with one press: that is version 2, and approval of it is asked for');
  await team.press('karim', 'approve');
  assert.match(await seen(), words.approved);
  await scene.pass(25);
  for (const { posts } of [scene.networks.mastodon, scene.networks.x]) {
    assert.deepEqual(
      posts.map(({ rendering }) => rendering.text),
      [words.better],
    );
  }
  await transcript.step('Karim approves it; it leaves after 20 seconds');

  await team.command('aicha', words.draft);
  await team.submit('aicha', { text: words.second });
  const card = await team.cardWith('edit');
  await team.pressOn('karim', card, 'edit');
  await team.pressOn('aicha', card, 'edit');
  await team.submit('aicha', { text: words.hers });
  await transcript.step('Another draft. Karim and Aïcha edit it at once; Aïcha saves first');
  await team.submit('karim', { text: words.his });
  assert.match(await seen(), words.kept);
  assert.match(await privately('karim'), words.keptForYou);
  await transcript.step('Karim saves: nothing is overwritten, his text is kept');
  await team.press('karim', 'acceptWording');
  assert.match(await seen(), words.left);
  const { text } = await scene.store.db.revision.findFirstOrThrow({ where: { number: 3 } });
  assert.equal(text, words.his);
  await transcript.step('Karim takes his');
  return transcript.text();
}
