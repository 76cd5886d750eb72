import type { Language } from '#languages.ts';

import { texts } from '../support/flood.ts';
import { day, hour, minute, type Month, openMonth } from './month.ts';

const blanks = 'rivière : Bruyère | Vire et affluents\nheure : heure\nlieu : texte\n';
const filled = { blank0: 'Bruyère', blank1: '12:10', blank2: 'gymnase Jean Moulin' };

/** Plays an emergency: templates agreed to, an exercise, then the flood, with routine posts paused. */
export async function playEmergencyWeek(language: Language): Promise<string> {
  await using month = await openMonth(language, { settings: { graceSeconds: 60 } });
  await prepares(month);
  await exercises(month);
  await isFlooded(month);
  return month.text();
}

async function prepares(month: Month): Promise<void> {
  const { mastodon, x } = month.scene.accountIds;
  const flood = {
    name: 'Crue, vigilance rouge',
    blanks,
    'text.warning': texts.warning,
    'text.correction': texts.correction,
    'text.allClear': texts.allClear,
    accounts: [mastodon, x],
  };
  for (const answer of ['refuseEmergencyTemplate', 'approveEmergencyTemplate']) {
    await month.types('aicha', 'emergency templates new');
    await month.fills('aicha', flood);
    await month.presses('lea', answer);
  }
  await month.types('aicha', 'emergency templates new');
  await month.fills('aicha', { ...flood, name: 'Panne' });
  await month.presses('lea', 'approveEmergencyTemplate', 'Panne');
  await month.types('aicha', 'emergency templates withdraw panne');
  await month.fills('aicha');
  await month.types('karim', 'rota');
  await month.pressesOwn('karim', 'changeRota');
  await month.fills('karim', { shifts: 'Nora, Léa : 2026-11-22 18:00 – 2026-12-20 08:00' });
  await month.presses('lea', 'approveRota');
}

async function publishes(month: Month, word: string): Promise<void> {
  await month.types('nora', 'emergency');
  await month.fills('nora', { word });
  await month.pressesOwn('nora', 'emergencyFill');
  await month.fills('nora', filled);
  await month.pressesOwn('nora', 'emergencyPublish');
}

async function exercises(month: Month): Promise<void> {
  await publishes(month, 'EXERCISE');
  await month.passes(2 * minute);
  await month.presses('karim', 'endEmergency');
  await month.passes(hour);
}

async function isFlooded(month: Month): Promise<void> {
  const { store } = month.scene;
  const real = { practice: false, serverUrl: 'https://social.example.org' };
  await month.happens('the accounts are real from now on', () => store.db.account.updateMany({ data: real }));
  await month.types('aicha', 'emergency templates change crue');
  await month.fills('aicha');
  await month.presses('lea', 'approveEmergencyTemplate');
  await month.approved('Le marché est maintenu.', { at: '2026-11-23 14:00' });
  await month.approved('Le bal est maintenu.');
  await publishes(month, 'REAL');
  await month.passes(2 * minute);
  await month.presses('nora', 'emergencyFill', '', ':correction');
  await month.fills('nora', { blank0: 'Bruyère', blank1: 'halle' });
  await month.pressesOwn('nora', 'emergencyPublish');
  await month.types('nora', 'emergency REAL');
  await month.pressesOwn('nora', 'emergencyWithoutTemplate');
  await month.fills('nora', { text: 'Le pont de la Bruyère est fermé.' });
  await month.presses('lea', 'approve', 'Le pont');
  await month.passes(10 * minute);
  await month.passes(4 * hour);
  await month.presses('karim', 'endEmergency');
  await month.presses('karim', 'releaseHeld', 'Le marché');
  await month.passes(hour);
  await month.passes(day);
  await month.presses('lea', 'objectToUse');
  await month.presses('lea', 'approveUse');
  await month.passes(day);
}
