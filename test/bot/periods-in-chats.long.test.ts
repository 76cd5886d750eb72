import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { SeenMessage } from '../contracts/chat-world.ts';
import { inBothChats, type OpenRoom } from '../support/both-chats.ts';
import { plainSpaces } from '../support/chat-scene.ts';
import { setUpDesk } from '../support/team-in-chat.ts';
import { type Worded, wordedIn } from '../support/worded-in.ts';

/** Odile administers and founded the desk, Aïcha writes, Karim and Léa approve. */
const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim', lea: 'Léa' } as const;

const values = {
  label: 'Municipales 2026',
  basis: 'L.52-1',
  from: '2026-11-23 09:00',
  to: '2026-11-25',
  zone: 'Europe/Paris',
  level: 'closed',
};

const typed = {
  en: { draft: 'draft', period: 'period', periods: 'periods', report: 'period report' },
  fr: { draft: 'brouillon', period: 'période', periods: 'périodes', report: 'période rapport' },
  de: { draft: 'entwurf', period: 'karenzzeit', periods: 'karenzzeiten', report: 'karenzzeit bericht' },
} as const satisfies Worded;

const both =
  '@valmont(?:@social\\.example \\(Mastodon\\)| \\(X\\)), @valmont(?:@social\\.example \\(Mastodon\\)| \\(X\\))';

/** What is read of a closed period, one after the other. */
const said = {
  en: {
    agreed:
      /^Odile proposes the reserve period “Municipales 2026”\.\n.*From Monday 23 November 2026 at 09:00 until Wednesday 25 November 2026 inclusive \(Europe\/Paris\).*Agreed by Léa\.\nIt is in force now\./s,
    held: new RegExp(
      `${both}: a reserve period does not allow it, nothing was sent\\. Wait for its end, choose another time, or have a second person agree to an override\\. The reserve period “Municipales 2026” lasts until Wednesday 25 November 2026 inclusive\\. What becomes of this post\\?`,
    ),
    asked:
      /Karim asks to publish draft 1 in spite of the reserve period “Municipales 2026”\. Somebody else who approves here, and wrote nothing of it, has to agree\.\nA question of public safety\./,
    over: /A reserve period held this post\. It does so no longer\./,
    agreedTo: /Override agreed by Léa: the post goes out at its time\./,
    listed: /Municipales 2026 · From Monday .* · Closed, but for emergencies · in force\. Its card/,
    report: /In these weeks: 0 posts without pictures, 0 with\./,
    ended: /The reserve period “Municipales 2026” is over\. No post waits\./,
  },
  fr: {
    agreed:
      /^Odile propose la période de réserve « Municipales 2026 »\.\n.*Du lundi 23 novembre 2026 à 9 h 00 au mercredi 25 novembre 2026 inclus \(Europe\/Paris\).*Accordée par Léa\.\nElle est en vigueur\./s,
    held: new RegExp(
      `${both} : une période de réserve l’interdit, rien n’a été envoyé\\. .*La période de réserve « Municipales 2026 » dure jusqu’au mercredi 25 novembre 2026 inclus\\. Que faire de cette publication \\?`,
    ),
    asked:
      /Karim demande à publier le brouillon 1 malgré la période de réserve « Municipales 2026 »\. Quelqu’un d’autre qui valide ici, et n’en a rien écrit, doit donner son accord\.\nA question of public safety\./,
    over: /Une période de réserve retenait cette publication\. Ce n’est plus le cas\./,
    agreedTo: /Dérogation accordée par Léa : la publication part à son heure\./,
    listed: /Municipales 2026 · Du lundi .* · Fermée, sauf urgence · en vigueur\. Sa carte/,
    report: /Pendant ces semaines : 0 publication sans image, 0 avec\./,
    ended: /La période de réserve « Municipales 2026 » est finie\. Aucune publication n’attend\./,
  },
  de: {
    agreed:
      /^Odile schlägt die Karenzzeit „Municipales 2026“ vor\.\n.*Von Montag, 23\.11\.2026, 09:00 Uhr bis einschließlich Mittwoch, 25\.11\.2026 \(Europe\/Paris\).*freigegeben von Léa\.\nSie gilt jetzt\./s,
    held: new RegExp(
      `${both}: In einer Karenzzeit ist das nicht erlaubt, nichts wurde gesendet\\. .*Die Karenzzeit „Municipales 2026“ dauert bis einschließlich Mittwoch, 25\\.11\\.2026\\. Was soll aus diesem Beitrag werden\\?`,
    ),
    asked:
      /Karim beantragt, Entwurf 1 trotz der Karenzzeit „Municipales 2026“ zu veröffentlichen\. Jemand anderes, der hier freigibt und nichts davon geschrieben hat, muss zustimmen\.\nA question of public safety\./,
    over: /Eine Karenzzeit hielt diesen Beitrag zurück\. Das tut sie nicht mehr\./,
    agreedTo: /Ausnahme freigegeben von Léa: Der Beitrag erscheint zu seiner Zeit\./,
    listed: /Municipales 2026 · Von Montag, .* · Geschlossen, außer in Notfällen · gilt\. Ihre Karte/,
    report: /In diesen Wochen: 0 Beiträge ohne Bilder, 0 mit Bildern\./,
    ended: /Die Karenzzeit „Municipales 2026“ ist vorbei\. Kein Beitrag wartet\./,
  },
} as const satisfies Worded;

/** The one message that Karim sees with these words. */
async function onlyOne(room: OpenRoom, text: RegExp): Promise<SeenMessage> {
  const found = (await room.seen('karim')).filter((message) => text.test(plainSpaces(message.text)));
  const [one, another] = found;
  assert.ok(one !== undefined && another === undefined, `${found.length} messages say ${text}`);
  return one;
}

function actionsOn({ buttons }: SeenMessage): readonly string[] {
  return buttons.map(({ action }) => action);
}

for (const language of wordedIn(said)) {
  for (const [platform, open] of Object.entries(inBothChats(names, [], language))) {
    describe(`a reserve period, in ${platform} and ${language}`, () => {
      test('its card, one question for both accounts, an override and its end read as they are drawn', async () => {
        await using room = await open();
        const words = said[language];
        await setUpDesk(room, room, { approvers: ['karim', 'lea'], language });
        await room.command('odile', typed[language].period);
        await room.submit('odile', values);
        await room.press('lea', 'approvePeriod');
        await onlyOne(room, words.agreed);

        await room.command('aicha', typed[language].draft);
        await room.submit('aicha', { text: 'The library lends garden tools.' });
        await room.press('aicha', 'ask');
        await room.press('karim', 'approve');
        const held = await onlyOne(room, words.held);
        assert.deepEqual(actionsOn(held), ['override', 'otherTime', 'cancelDelivery', 'cancelDelivery']);
        assert.equal(new Set(held.buttons.map(({ action, target }) => `${action} ${target}`)).size, 4);
        const cards = (await room.seen('karim')).filter((card) => actionsOn(card).includes('edit'));
        assert.deepEqual(
          cards.map((card) => actionsOn(card).filter((action) => action === 'override' || action === 'otherTime')),
          [['override', 'otherTime']],
          'nor does its card offer anything twice',
        );

        await room.press('karim', 'override');
        await room.submit('karim', { text: 'A question of public safety.' });
        await onlyOne(room, words.asked);
        await room.press('lea', 'approveOverride');
        await onlyOne(room, words.agreedTo);
        assert.deepEqual(actionsOn(await onlyOne(room, words.over)), [], 'nothing is left to press');
        await room.command('karim', typed[language].periods);
        await onlyOne(room, words.listed);
        await room.command('karim', typed[language].report);
        await onlyOne(room, words.report);
        await room.pass(60);
        assert.deepEqual([room.networks.mastodon.posts.length, room.networks.x.posts.length], [1, 1]);

        await room.pass(3 * 86_400);
        await room.store.runEveryMinute();
        await room.settle();
        await onlyOne(room, words.ended);
        assert.deepEqual([room.networks.mastodon.posts.length, room.networks.x.posts.length], [1, 1]);
      });
    });
  }
}
