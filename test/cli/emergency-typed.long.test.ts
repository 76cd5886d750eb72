import assert from 'node:assert/strict';
import { test } from 'node:test';

import { systemUser } from '#cli/administrator.ts';

import { agreedRota, shift } from '../support/a-rota.ts';
import { openDeskOnServer } from '../support/desk-on-server.ts';

function at(hours: number): string {
  return new Date(Date.now() + hours * 3_600_000).toISOString();
}

test('the program asks who is on call line by line, and publishes what was typed at a terminal', async () => {
  await using server = await openDeskOnServer();
  await using first = server.type('emergency', 'Bruyère');
  await first.answer(/In earnest, or an exercise:/u, 'REAL\r');
  await first.answer(/1\. Crue, vigilance rouge: warning[^]*Which number\?/u, '1\r');
  await first.answer(/rivière .*Bruyère \/ Vire et affluents.*:/u, 'Bruyère\r');
  await first.answer(/heure:/u, '25:00\r');
  await first.answer(/lieu:/u, 'gymnase Jean Moulin\r');
  await first.answer(/heure: Write a time of day[^]*heure:/u, '02:10\r');
  await first.answer(/\| Crue de la Bruyère : quittez les berges\. Accueil : gymnase Jean Moulin/u);
  await first.answer(/Type PUBLISH REAL .*:/u, 'PUBLISH REAL\r');
  await first.answer(/Draft 1 goes out now/u);
  assert.equal(await first.ended(), 0);
  const deliveries = await server.store.db.delivery.findMany({ select: { state: true, accountId: true } });
  assert.deepEqual(new Set(deliveries.map(({ accountId }) => accountId)), new Set(server.accountIds));
  assert.deepEqual(new Set(deliveries.map(({ state }) => state)), new Set(['ready']));

  // Only what may be public is asked about: what was never sent is called off.
  const posted = {
    state: 'sent',
    remoteId: '1',
    remoteUrl: 'https://social.example.org/1',
    sentAt: new Date(),
  } as const;
  await server.store.db.delivery.updateMany({ data: posted });
  await using second = server.type('emergency', 'Bruyère');
  await second.answer(/In earnest, or an exercise:/u, 'real\r');
  await second.answer(/1\. .*: correction[^]*2\. .*: all-clear[^]*3\. .*: warning[^]*Which number\?/u, '3\r');
  await second.answer(/rivière/u, 'Vire et affluents\r');
  await second.answer(/heure:/u, '03:20\r');
  await second.answer(/lieu:/u, 'halle\r');
  await second.answer(/Type PUBLISH REAL/u, 'publish real\r');
  await second.answer(/published .* \(draft 1\)[^]*type ANOTHER;.*:/u, 'ANOTHER\r');
  await second.answer(/Draft 2 goes out now/u);
  assert.equal(await second.ended(), 0);
  assert.equal(await server.store.db.emergency.count(), 2);
});

test('an exercise is typed as such, and whatever else is typed at the end publishes nothing', async () => {
  await using server = await openDeskOnServer({ mode: 'exercise' });
  for (const [last, code, count] of [
    ['PUBLISH REAL', 1, 0],
    ['PUBLISH EXERCISE', 0, 1],
  ] as const) {
    await using typed = server.type('emergency', 'Bruyère');
    await typed.answer(/In earnest, or an exercise:/u, 'EXERCISE\r');
    await typed.answer(/Which number\?/u, '1\r');
    await typed.answer(/rivière/u, 'Bruyère\r');
    await typed.answer(/heure:/u, '02:10\r');
    await typed.answer(/lieu:/u, 'halle\r');
    await typed.answer(/\| EXERCICE/u);
    await typed.answer(/Type PUBLISH EXERCISE/u, `${last}\r`);
    assert.equal(await typed.ended(), code, typed.seen());
    assert.equal(await server.store.db.emergencyUse.count(), count);
  }
});

test('on a French desk the program asks, refuses, names times and is answered in French', async () => {
  await using server = await openDeskOnServer({ language: 'fr' });
  await using first = server.type('emergency', 'Bruyère');
  await first.answer(/écrivez RÉEL[^]*Réel ou exercice\s:/u, 'reel\r');
  await first.answer(/RÉEL · Que faut-il publier[^]*1\. .*: alerte[^]*Quel numéro\s\?/u, '1\r');
  await first.answer(/rivière .*:/u, 'Bruyère\r');
  await first.answer(/heure\s:/u, '25 h\r');
  await first.answer(/lieu\s:/u, 'gymnase Jean Moulin\r');
  await first.answer(/Écrivez une heure[^]*heure\s:/u, '2 h\r');
  await first.answer(/Voici ce qui paraîtra[^]*Par rapport à maintenant.*2 h, (?:dans|il y a)/u);
  await first.answer(/Écrivez PUBLIER RÉEL .*:/u, 'publier reel\r');
  await first.answer(/Le brouillon 1 part maintenant/u);
  assert.equal(await first.ended(), 0);
  const posted = {
    state: 'sent',
    remoteId: '1',
    remoteUrl: 'https://social.example.org/1',
    sentAt: new Date(),
  } as const;
  await server.store.db.delivery.updateMany({ data: posted });
  await using second = server.type('emergency', 'Bruyère');
  await second.answer(/Réel ou exercice\s:/u, 'RÉEL\r');
  await second.answer(/1\. .*: rectificatif[^]*3\. .*: alerte[^]*Quel numéro\s\?/u, '3\r');
  await second.answer(/rivière/u, 'Vire et affluents\r');
  await second.answer(/heure\s:/u, '3 h\r');
  await second.answer(/lieu\s:/u, 'halle\r');
  await second.answer(/PUBLIER RÉEL/u, 'PUBLIER RÉEL\r');
  const paris = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'Europe/Paris' }).format(new Date());
  await second.answer(new RegExp(`${paris} à \\d\\d:\\d\\d[^]*brouillon 1[^]*écrivez AUTRE`, 'u'), 'non\r');
  await second.answer(/Annulé\. Rien n’a été publié/u);
  assert.equal(await second.ended(), 1);
});

test('an approver who is not on call is offered what follows a public alert alone, and sends it', async () => {
  await using server = await openDeskOnServer({ language: 'de' });
  await using first = server.type('emergency', 'Bruyère');
  await first.answer(/Ernstfall oder Übung:/u, 'ERNSTFALL\r');
  await first.answer(/Welche Nummer\?/u, '1\r');
  await first.answer(/rivière/u, 'Bruyère\r');
  await first.answer(/heure:/u, '2 Uhr\r');
  await first.answer(/lieu:/u, 'halle\r');
  await first.answer(/Schreiben Sie ERNSTFALL VERÖFFENTLICHEN/u, 'ernstfall veröffentlichen\r');
  await first.answer(/Entwurf 1 wird jetzt veröffentlicht/u);
  assert.equal(await first.ended(), 0);
  const posted = {
    state: 'sent',
    remoteId: '1',
    remoteUrl: 'https://social.example.org/1',
    sentAt: new Date(),
  } as const;
  await server.store.db.delivery.updateMany({ data: posted });
  await agreedRota(server, [shift('leo', at(-1), at(20)), shift('lea', at(20), at(44))], {
    terminalUsers: [{ user: systemUser(null), person: 'lea' }],
  });
  await using second = server.type('emergency', 'Bruyère');
  await second.answer(/Ernstfall oder Übung:/u, 'ERNSTFALL\r');
  await second.answer(/1\. .*: Richtigstellung\s+2\. .*: Entwarnung\s+Welche Nummer\?/u, '1\r');
  await second.answer(/rivière/u, 'Bruyère\r');
  await second.answer(/lieu:/u, 'halle\r');
  await second.answer(/ERNSTFALL VERÖFFENTLICHEN/u, 'PUBLISH REAL\r');
  await second.answer(/Entwurf 2 wird jetzt veröffentlicht/u);
  assert.equal(await second.ended(), 0);
  const draft = await server.store.db.draft.findFirstOrThrow({ where: { number: 2 } });
  assert.equal(draft.author, 'lea');
});
