import sharp from 'sharp';

import type { Language } from '#languages.ts';

import { day, hour, minute, type Month, openMonth } from './month.ts';

const rest = { minutes: '240', month: '2026-10' };

/** Plays a desk's beginning: set up, posts approved by one and by two people, corrected, retracted, found again. */
export async function playFirstWeek(language: Language): Promise<string> {
  await using month = await openMonth(language, { hasDesk: false });
  await setsUp(month);
  await publishes(month);
  await changesItsMind(month);
  await corrects(month);
  await showsPictures(month);
  await writesSeries(month);
  await looksBack(month);
  return month.text();
}

async function setsUp(month: Month): Promise<void> {
  const { mastodon, x } = month.scene.accountIds;
  await month.types('karim', 'setup');
  await month.fills('karim', { name: 'Valmont', accounts: [mastodon, x], approvers: ['karim', 'lea'] });
  await month.types('aicha', '');
  await month.types('nora', 'help');
}

async function publishes(month: Month): Promise<void> {
  await month.approved('La mairie ouvre à 9 h lundi.');
  await month.passes(minute);
  await month.types('aicha', 'draft');
  await month.fills('aicha', { text: 'Le marché revient samedi.', at: '2026-11-25 09:00' });
  await month.presses('aicha', 'ask', 'Le marché');
  await month.reacts('lea', '✅', 'approve');
  await month.types('karim', 'setup');
  await month.fills('karim', { number: '2' });
  await month.approved('Deux personnes valident ceci.', {}, ['karim', 'lea']);
  await month.passes(minute);
  await month.types('karim', 'setup');
  await month.fills('karim', { number: '1' });
  await month.approved('Ce départ est arrêté.');
  await month.presses('nora', 'stop', 'Ce départ');
  await month.passes(2 * day);
}

async function changesItsMind(month: Month): Promise<void> {
  await month.types('aicha', 'draft');
  await month.fills('aicha', { text: 'La piscine est chaude.' });
  await month.presses('aicha', 'ask', 'La piscine');
  await month.presses('karim', 'requestChanges', 'La piscine');
  await month.fills('karim', { text: 'Dites jusqu’à quand.' });
  await month.presses('aicha', 'edit', 'La piscine');
  await month.fills('aicha', { text: 'La piscine est chaude jusqu’à mardi.' });
  await month.presses('aicha', 'ask', 'La piscine');
  await month.presses('lea', 'propose', 'La piscine');
  await month.fills('lea', { text: 'La piscine est chauffée jusqu’à mardi.' });
  await month.presses('aicha', 'acceptWording', 'La piscine');
  await month.presses('karim', 'approve', 'La piscine');
  await month.passes(minute);
  await month.types('aicha', 'draft');
  await month.fills('aicha', { text: 'Une idée de trop.' });
  await month.presses('aicha', 'ask', 'Une idée');
  await month.presses('karim', 'reject', 'Une idée');
  await month.fills('karim', { text: 'Pas maintenant.' });
  await month.presses('karim', 'withdrawRejection', 'Une idée');
  await month.presses('aicha', 'cancel', 'Une idée');
  await month.fills('aicha');
  await month.says('aicha', 'ok', 'Une idée');
}

async function corrects(month: Month): Promise<void> {
  await month.presses('aicha', 'correct', 'La piscine est chauffée');
  await month.fills('aicha', { text: 'La piscine est chauffée jusqu’à mercredi.' });
  await month.presses('aicha', 'ask', 'mercredi');
  await month.presses('karim', 'approve', 'mercredi');
  await month.passes(minute);
  await month.presses('karim', 'retract', 'La mairie ouvre', '"target":null');
  await month.fills('karim', { text: 'Elle reste fermée.' });
  await month.passes(minute);
}

async function showsPictures(month: Month): Promise<void> {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#224488' } })
    .png()
    .toBuffer();
  await month.types('aicha', 'draft');
  await month.fills('aicha', { text: 'Le nouveau parc.' });
  await month.says('aicha', '', 'Le nouveau parc', [{ name: 'parc.png', bytes }]);
  await month.presses('aicha', 'altTexts', 'Le nouveau parc');
  await month.fills('aicha', { alt0: 'Un carré bleu.' });
  await month.presses('aicha', 'ask', 'Le nouveau parc');
  await month.presses('karim', 'approve', 'Le nouveau parc');
  await month.passes(minute);
}

async function writesSeries(month: Month): Promise<void> {
  const { mastodon } = month.networks;
  mastodon.troubles.push({ answer: { kind: 'refused', why: 'invalid' } });
  const texts = ['Le fleuve monte.', 'Quittez les quais.', 'Garez-vous sur la colline.'];
  await month.approved(texts.join('\n---\n'), { accounts: [month.scene.accountIds.mastodon] });
  await month.passes(minute);
}

async function looksBack(month: Month): Promise<void> {
  await month.types('nora', 'list piscine');
  await month.types('nora', 'show 2');
  await month.types('nora', 'calendar');
  await month.types('nora', 'accounts');
  await month.types('karim', 'dossier enter');
  await month.fills('karim', rest);
  await month.types('karim', 'dossier');
  await month.types('karim', 'share calendar 20 days with texts for the cabinet');
  await month.types('karim', 'share');
  await month.passes(4 * hour);
  await month.passes(5 * day);
}
