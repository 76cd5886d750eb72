import type { Language } from '#languages.ts';

import { madeRecording } from '../support/made-recordings.ts';
import { urlOf } from '../support/scripted-network.ts';
import { day, hour, minute, type Month, openMonth } from './month.ts';

/** Plays what stops a post that was approved and is not in any week of a calm team. */
export async function playStoppedWeek(language: Language): Promise<string> {
  await using month = await openMonth(language);
  await isNotSettled(month);
  await isSwitchedOff(month);
  await isTamperedWith(month);
  await hasNoProof(month);
  await correctsTwice(month);
  await losesItsVideo(month);
  await isLocked(month);
  return month.text();
}

async function isNotSettled(month: Month): Promise<void> {
  const { mastodon, x } = month.networks;
  mastodon.troubles.push({ publishedBut: { kind: 'doubt', why: 'unusable_id' } });
  x.troubles.push({ answer: { kind: 'doubt', why: 'other_account' } });
  await month.approved('Le pont est ouvert.');
  await month.passes(15 * minute);
  const double = ['m-1', 'm-2'].map((id) => ({ id, url: urlOf(id) }));
  mastodon.troubles.push('loseAnswer');
  mastodon.findTroubles.push({ kind: 'found', posts: double });
  await month.approved('Le quai est ouvert.', onMastodon(month));
  await month.passes(15 * minute);
  mastodon.troubles.push('loseRequest', 'loseRequest', 'loseRequest', 'loseRequest');
  await month.approved('Le port est ouvert.', onMastodon(month));
  await month.passes(2 * hour);
  mastodon.troubles.push('loseRequest');
  await month.approved('Le gué est ouvert.', onMastodon(month));
  await month.passes(25);
  const { db } = month.scene.store;
  await month.happens(
    'somebody writes into a draft',
    () => db.$executeRaw`UPDATE "Draft" SET state = 'rejected' WHERE number = 4`,
  );
  await month.passes(hour);
  await month.types('karim', 'list held');
}

// Each on one account: before anything is sent nothing gives two of them an order.
async function isSwitchedOff(month: Month): Promise<void> {
  const { publishing } = month.scene.bot;
  const { networkOf, rules } = publishing;
  const set = (what: string, changes: Partial<typeof publishing>): Promise<void> =>
    month.happens(what, () => void Object.assign(publishing, changes));
  await set('publishing is switched off', { isSwitchedOn: () => false });
  await month.approved('Le musée ouvre.', onMastodon(month));
  await month.passes(minute);
  await set('publishing is switched on', { isSwitchedOn: () => true });
  await month.presses('karim', 'tryAgain', 'Le musée');
  await month.passes(minute);
  await set('the key of tokens is lost', { networkOf: async () => ({ kind: 'unreadable' }) });
  await month.approved('Le stade ouvre.', onMastodon(month));
  await month.passes(minute);
  await set('the key of tokens is found', { networkOf });
  await month.presses('karim', 'tryAgain', 'Le stade');
  await month.passes(minute);
  await month.approved('Le zoo ouvre.\n---\nPar le sud.', onMastodon(month));
  await set('series are switched off', { rules: { ...rules, mastodon: { ...rules.mastodon, sendsSeries: false } } });
  await month.passes(minute);
  await set('series are switched on', { rules });
  await month.presses('karim', 'tryAgain', 'Le zoo');
  await month.passes(minute);
  const { mastodon, x } = month.scene.accountIds;
  await month.approved('Le parc ouvre.', { at: '2026-11-24 09:00', accounts: [x] });
  await month.types('karim', 'setup');
  await month.fills('karim', { accounts: [mastodon] });
  await month.passes(day);
  await month.types('karim', 'setup');
  await month.fills('karim', { accounts: [mastodon, x] });
}

async function isTamperedWith(month: Month): Promise<void> {
  const { db } = month.scene.store;
  const at = { at: '2026-11-25 09:00', ...onMastodon(month) };
  await month.approved('La place ouvre.', at);
  await month.happens(
    'somebody writes into a decision',
    () =>
      db.$executeRaw`UPDATE "Decision" SET mac = repeat('0', 64) WHERE "decidedAt" = (SELECT max("decidedAt") FROM "Decision")`,
  );
  await month.approved('La cour ouvre.', at);
  await month.happens(
    'somebody writes into a text',
    () => db.$executeRaw`UPDATE "Revision" SET text = 'La cour ferme.' WHERE text = 'La cour ouvre.'`,
  );
  await month.passes(day);
  const period = { label: 'Élections', basis: 'L.52-1', from: '2026-11-27', to: '2026-11-28', zone: 'Europe/Paris' };
  await month.types('karim', 'period');
  await month.fills('karim', { ...period, level: 'closed' });
  await month.presses('lea', 'approvePeriod');
  await month.happens('somebody writes into a period', () => db.$executeRaw`UPDATE "Period" SET level = 'inform'`);
  await month.approved('La tour ouvre.', onMastodon(month));
  await month.passes(minute);
  await month.presses('karim', 'tryAgain', 'La tour');
  await month.presses('karim', 'cancelPeriod', 'Élections');
  await month.presses('lea', 'approvePeriod', 'Élections');
  await month.presses('karim', 'tryAgain', 'La tour');
  await month.passes(minute);
}

async function hasNoProof(month: Month): Promise<void> {
  const { db } = month.scene.store;
  await month.approved('La gare ouvre à 8 h.', onMastodon(month));
  await month.passes(minute);
  await month.happens(
    'somebody gives a post the id of another',
    () =>
      db.$executeRaw`UPDATE "Delivery" SET "remoteId" = 'mastodon-2' WHERE "sentAt" = (SELECT max("sentAt") FROM "Delivery")`,
  );
  await corrects(month, 'La gare ouvre à 8 h.', 'La gare ouvre à 9 h.');
  await month.presses('karim', 'approve', 'La gare ouvre à 9 h.');
  await month.passes(minute);
}

async function correctsTwice(month: Month): Promise<void> {
  const [first, second, third] = ['Le train part à 8 h.', 'Le train part à 9 h.', 'Le train part à 10 h.'] as const;
  await month.approved(first);
  await month.passes(minute);
  for (const text of [second, third]) await corrects(month, first, text);
  for (const text of [second, third]) {
    await month.presses('karim', 'approve', text);
    await month.passes(minute);
  }
  await month.approved('Le bus part à 8 h.', onMastodon(month));
  await month.passes(minute);
  await corrects(month, 'Le bus part à 8 h.', 'Le bus part à 9 h.');
  await month.happens('the post is deleted on Mastodon', () => void month.networks.mastodon.posts.pop());
  await month.presses('karim', 'approve', 'Le bus part à 9 h.');
  await month.passes(minute);
}

async function losesItsVideo(month: Month): Promise<void> {
  const files = [{ name: 'crue.mp4', bytes: await madeRecording() }];
  await month.types('aicha', 'draft');
  await month.fills('aicha', { text: 'La crue vue du pont.', ...onMastodon(month) });
  await month.says('aicha', '', 'La crue', files);
  await month.presses('aicha', 'altTexts', 'La crue');
  await month.fills('aicha', { alt0: 'L’eau passe sous le pont.' });
  await month.presses('aicha', 'ask', 'La crue');
  await month.presses('karim', 'approve', 'La crue');
  const { db } = month.scene.store;
  await month.happens('the bytes of the video are lost', () => db.recordingPiece.deleteMany());
  await month.passes(minute);
  await month.says('nora', '', 'La crue', files);
  await month.presses('aicha', 'tryAgain', 'La crue');
  await month.passes(minute);
}

async function isLocked(month: Month): Promise<void> {
  month.networks.mastodon.troubles.push({ answer: { kind: 'locked', why: 'token_refused' } });
  await month.approved('Le bac part.', onMastodon(month));
  await month.passes(minute);
  await month.approved('Le ferry part.', onMastodon(month));
  await month.passes(minute);
  await month.types('karim', '');
}

async function corrects(month: Month, before: string, after: string): Promise<void> {
  await month.presses('aicha', 'correct', before);
  await month.fills('aicha', { text: after });
  await month.presses('aicha', 'ask', after);
}

function onMastodon({ scene }: Month): { readonly accounts: string[] } {
  return { accounts: [scene.accountIds.mastodon] };
}
