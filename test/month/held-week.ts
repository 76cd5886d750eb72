import type { Language } from '#languages.ts';
import { sleepCommand } from '#cli/account-commands.ts';

import { day, hour, minute, type Month, openMonth } from './month.ts';

const onX = '@valmont';
const onMastodon = '@valmont@practice.example';

/** Plays a week in which posts are held, fail, or leave a doubt. */
export async function playHeldWeek(language: Language): Promise<string> {
  await using month = await openMonth(language);
  await doubts(month);
  await fails(month);
  await isLate(month);
  await freezes(month);
  await isPutToSleep(month);
  await sleepsAsPlanned(month);
  return month.text();
}

async function doubts(month: Month): Promise<void> {
  const { mastodon, x } = month.networks;
  mastodon.troubles.push('loseAnswer');
  x.troubles.push('loseAnswer');
  await month.approved('La route est ouverte.');
  await month.passes(10 * minute);
  await month.presses('karim', 'confirmPublished', 'La route');
  await month.fills('karim', { text: 'http://127.0.0.1:9999/valmont/status/x-1' });
  mastodon.troubles.push('loseRequest');
  x.troubles.push('loseRequest');
  await month.approved('Le pont est ouvert.');
  await month.passes(10 * minute);
  await month.presses('karim', 'confirmNotPublished', 'Le pont');
  await month.passes(minute);
}

async function fails(month: Month): Promise<void> {
  const { mastodon, x } = month.networks;
  mastodon.troubles.push({ answer: { kind: 'refused', why: 'forbidden' } });
  x.troubles.push({ answer: { kind: 'tryLater', why: 'rate_limit', afterSeconds: 600 } });
  await month.approved('Le musée est gratuit.');
  await month.passes(15 * minute);
  await month.presses('karim', 'tryAgain', 'Le musée');
  await month.passes(minute);
  let sent = 0;
  mastodon.whileSending = async () => {
    sent += 1;
    if (sent === 2) mastodon.troubles.push({ answer: { kind: 'refused', why: 'forbidden' } });
  };
  const series = ['Le fleuve monte.', 'Quittez les quais.', 'Garez-vous sur la colline.'];
  await month.approved(series.join('\n---\n'), { accounts: [month.scene.accountIds.mastodon] });
  await month.passes(minute);
  await month.presses('karim', 'tryAgain', 'Le fleuve');
  await month.passes(minute);
}

async function isLate(month: Month): Promise<void> {
  for (const text of ['Le théâtre rouvre.', 'Le stade rouvre.']) await month.approved(text, { at: '2026-11-23 14:00' });
  await month.happens('the machine stands still for six hours', () => month.scene.clock.advance(6 * hour * 1000));
  await month.presses('karim', 'sendLate', 'Le théâtre');
  await month.presses('karim', 'sendLateAt', 'Le stade');
  await month.fills('karim', { text: '2026-11-24 08:00' });
  await month.passes(day);
}

async function freezes(month: Month): Promise<void> {
  await month.approved('Le lycée est fermé.');
  await month.types('nora', 'freeze token stolen');
  await month.approved('Le collège est fermé.');
  await month.passes(minute);
  await month.types('nora', '');
  await month.types('karim', 'thaw');
  await month.presses('karim', 'releaseHeld', 'Le lycée');
  await month.passes(minute);
}

async function isPutToSleep(month: Month): Promise<void> {
  const { store, clock } = month.scene;
  await month.approved('La poste ferme.');
  const until = new Date(clock.now().getTime() + 2 * day * 1000);
  await month.happens('an administrator puts Mastodon to sleep', () =>
    sleepCommand(store, onMastodon, until, 'strike'),
  );
  await month.passes(5);
  await month.presses('aicha', 'otherTime', 'La poste');
  await month.fills('aicha');
  await month.presses('aicha', 'ask', 'La poste');
  await month.presses('karim', 'approve', 'La poste');
  await month.approved('La banque ferme.', { at: '2026-11-25 18:00' });
  await month.types('nora', 'accounts');
  await month.passes(3 * day);
  await month.approved('Le cinéma ferme.', { accounts: [month.scene.accountIds.x] });
  await month.happens('an administrator puts X to sleep', () => sleepCommand(store, onX, null));
  await month.passes(5);
  await month.presses('karim', 'wake');
  await month.presses('lea', 'refuseWaking');
  await month.types('karim', 'wake @valmont');
  await month.presses('lea', 'approveWaking');
  await month.passes(minute);
  await month.presses('karim', 'tryAgain', 'Le cinéma');
  await month.passes(minute);
}

async function sleepsAsPlanned(month: Month): Promise<void> {
  // On X alone: beside a sending to Mastodon nothing gives what holds this one an order.
  await month.approved('Un jour sans X.', { at: '2026-12-04 10:00', accounts: [month.scene.accountIds.x] });
  await month.types('aicha', 'sleep x on 3 December A day without X');
  await month.presses('aicha', 'cancelSleep');
  await month.types('aicha', 'sleep x on 4 December A day without X, except emergencies');
  await month.passes(5 * day);
  await month.passes(day);
  await month.passes(day);
  await month.presses('aicha', 'cancelDelivery', 'Un jour sans X');
  await month.passes(day);
}
