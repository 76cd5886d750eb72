import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { digestCard } from '#bot/digest/digest-card.ts';
import { emergencyItems } from '#bot/digest/emergency-items.ts';
import type { DigestView } from '#bot/digest/digest-view.ts';
import type { Language } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Digest } from '#reach/digest.ts';

import { nothing } from '../reach/digest-scene.ts';
import { plainSpaces } from '../support/chat-scene.ts';

const none = nothing({ mastodon: 'one', x: 'other' });
const at = '2026-11-16T01:10:00.000Z';
const then = '2026-11-17T08:00:00.000Z';
const warning = { draftNumber: 7, mode: 'real', part: 'warning', what: 'Flood, red', at, by: 'Léo' } as const;

function viewOf(emergencies: Digest['emergencies'], language: Language): DigestView {
  return {
    m: messagesIn(language),
    desk: { timeZone: 'Europe/Paris', name: 'Bruyère' },
    digest: { ...none, emergencies },
    now: new Date(none.asOf),
    lateSince: null,
    changedAt: null,
    pictures: [],
    unread: [],
    rules,
    methodUrl: null,
  };
}

function said(emergencies: Digest['emergencies'], language: Language): readonly string[] {
  const [title, list, ...more] = emergencyItems(viewOf(emergencies, language));
  assert.ok(title?.kind === 'paragraph' && list?.kind === 'list' && more.length === 0);
  return [title.inlines, ...list.items].map((inlines) =>
    plainSpaces(inlines.map((one) => ('text' in one ? one.text : '')).join('')),
  );
}

const week: Digest['emergencies'] = [
  { ...warning, afterwards: { kind: 'approved', at: then } },
  { ...warning, part: 'correction', draftNumber: 8, afterwards: { kind: 'toCorrect', since: then } },
  { ...warning, part: 'allClear', draftNumber: 9, afterwards: { kind: 'open', since: then } },
  { ...warning, part: 'free', what: 'Bridge closed', draftNumber: 10, afterwards: { kind: 'corrected', at: then } },
  { ...warning, mode: 'exercise', draftNumber: 11, afterwards: { kind: 'exercise' } },
  { ...warning, part: 'free', draftNumber: 12, afterwards: { kind: 'unsent' } },
  { ...warning, draftNumber: 13, afterwards: { kind: 'notAsked' } },
  { ...warning, draftNumber: 14, afterwards: { kind: 'unproven' } },
];

test('every post by the emergency path stands in the digest, with what became of it, in English', () => {
  const when = 'Monday 16 November at 02:10';
  assert.deepEqual(said(week, 'en'), [
    'By the emergency path: 8 posts',
    `REAL · “Flood, red: warning”, from a template, by Léo, ${when} (draft 7). Approved afterwards, Tuesday 17 November at 09:00.`,
    `REAL · “Flood, red: correction”, from a template, by Léo, ${when} (draft 8). To be corrected: open since Tuesday 17 November at 09:00.`,
    `REAL · “Flood, red: all-clear”, from a template, by Léo, ${when} (draft 9). Not approved afterwards: open since Tuesday 17 November at 09:00.`,
    `REAL · “Bridge closed”, without a template, by Léo, ${when} (draft 10). Corrected or retracted, Tuesday 17 November at 09:00.`,
    `EXERCISE · “Flood, red: warning”, from a template, by Léo, ${when} (draft 11). An exercise: nobody has to approve it.`,
    `REAL · “Flood, red”, without a template, by Léo, ${when} (draft 12). Nothing of it went out.`,
    `REAL · “Flood, red: warning”, from a template, by Léo, ${when} (draft 13). Others are asked to approve it on the next working day.`,
    `REAL · “Flood, red: warning”, from a template, by Léo, ${when} (draft 14). Its row in the database is not as Tambour left it. Tell your administrator.`,
  ]);
});

test('the same in French and in German', () => {
  const french = said(week, 'fr');
  assert.deepEqual(french.slice(0, 5), [
    'Par la voie d’urgence : 8 publications',
    'RÉEL · « Flood, red : alerte », d’après un modèle, par Léo, lundi 16 novembre à 2 h 10 (brouillon 7). Validé après coup, mardi 17 novembre à 9 h 00.',
    'RÉEL · « Flood, red : rectificatif », d’après un modèle, par Léo, lundi 16 novembre à 2 h 10 (brouillon 8). À rectifier : ouvert depuis le mardi 17 novembre à 9 h 00.',
    'RÉEL · « Flood, red : fin d’alerte », d’après un modèle, par Léo, lundi 16 novembre à 2 h 10 (brouillon 9). Pas validé après coup : ouvert depuis le mardi 17 novembre à 9 h 00.',
    'RÉEL · « Bridge closed », sans modèle, par Léo, lundi 16 novembre à 2 h 10 (brouillon 10). Rectifié ou retiré, mardi 17 novembre à 9 h 00.',
  ]);
  const rest = [
    /^EXERCICE · .* Un exercice : personne n’a à le valider\.$/u,
    /Rien n’en est parti\.$/u,
    /D’autres sont appelés à valider le prochain jour ouvré\.$/u,
    /Prévenez votre administrateur\.$/u,
  ];
  for (const [index, one] of rest.entries()) assert.match(french[index + 5] ?? '', one);
  const german = said(week, 'de');
  assert.equal(german[0], 'Über den Notfallweg: 8 Beiträge');
  for (const [index, one] of [
    /^ERNSTFALL · „Flood, red: Warnung“, nach einer Vorlage, von Léo, .*02\.?:?10.* \(Entwurf 7\)\. Nachträglich freigegeben: .*17\.11\.2026/u,
    /\(Entwurf 8\)\. Zu korrigieren: offen seit .*17\.11\.2026/u,
    /\(Entwurf 9\)\. Nachträglich nicht freigegeben: offen seit .*17\.11\.2026/u,
    /^ERNSTFALL · „Bridge closed“, ohne Vorlage, .*Korrigiert oder zurückgezogen: /u,
    /^ÜBUNG · .*Eine Übung: Niemand muss sie freigeben\.$/u,
    /Davon wurde nichts veröffentlicht\.$/u,
    /Andere werden am nächsten Arbeitstag um Freigabe gebeten\.$/u,
    /Sagen Sie es der Tambour-Administration\.$/u,
  ].entries()) {
    assert.match(german[index + 1] ?? '', one);
  }
});

test('a week without one says nothing of emergencies, and the digest’s card shows those there were', () => {
  assert.deepEqual(emergencyItems(viewOf([], 'en')), []);
  const text = (emergencies: Digest['emergencies']): string =>
    JSON.stringify(digestCard(viewOf(emergencies, 'en'), 'foot'));
  assert.doesNotMatch(text([]), /emergency/u);
  assert.match(text(week), /By the emergency path: 8.posts/u);
});
