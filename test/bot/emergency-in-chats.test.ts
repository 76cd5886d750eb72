import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { inBothChats, type OpenRoom } from '../support/both-chats.ts';
import { plainSpaces } from '../support/chat-scene.ts';
import { setUpDesk } from '../support/team-in-chat.ts';

/** Odile administers and founded the desk, Aïcha words the template, Karim and Léa approve, Léo is on call. */
const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim', lea: 'Léa', leo: 'Léo' } as const;

const template = {
  name: 'Flood',
  blanks: 'river: Vire | Orne\nhour: time\nplace: text',
  'text.warning': 'Flood of the {river}: leave the banks. Shelter: {place}. Next news at {hour}.',
  'text.correction': 'Correction about the {river}: the shelter is {place}.',
  'text.allClear': 'The warning for the {river} is over since {hour}.',
};

/** By forms and buttons alone: a rota that Léa agreed to, and a template that Karim agreed to. */
async function prepared(room: OpenRoom): Promise<void> {
  await setUpDesk(room, room, { approvers: ['karim', 'lea'] });
  await room.command('odile', 'rota change');
  await room.submit('odile', { shifts: 'Léo: 2026-11-22 18:00 – 2026-11-30 08:00' });
  await room.press('lea', 'approveRota');
  await room.command('aicha', 'emergency templates new');
  await room.submit('aicha', template);
  await room.press('karim', 'approveEmergencyTemplate');
}

for (const [platform, open] of Object.entries(inBothChats(names))) {
  describe(`the emergency path, in ${platform}`, () => {
    test('the template is read whole on its card before it is agreed to', async () => {
      await using room = await open();
      await prepared(room);
      const seen = plainSpaces((await room.seen('lea')).map(({ text }) => text).join('\n---\n'));
      for (const text of [template['text.warning'], template['text.correction'], template['text.allClear']]) {
        assert.ok(seen.includes(text), text);
      }
    });

    test('the officer presses from the command to public, and everybody who approves is called and told directly', async () => {
      await using room = await open();
      await prepared(room);
      await room.command('leo', 'emergency');
      await room.submit('leo', { word: 'REAL' });
      await room.pressWhispered('leo', 'Flood: warning');
      await room.submit('leo', { blank0: 'Vire', blank1: '02:30', blank2: 'Town hall' });
      assert.equal(room.networks.mastodon.posts.length, 0, 'it is shown first');
      await room.pressWhispered('leo', 'REAL: publish now');
      const text = 'Flood of the Vire: leave the banks. Shelter: Town hall. Next news at 02:30.';
      for (const { posts } of [room.networks.mastodon, room.networks.x]) {
        assert.deepEqual(
          posts.map(({ rendering }) => rendering.text),
          [text],
        );
      }
      const told = await room.cardWith('endEmergency');
      assert.match(plainSpaces(told.text), /^REAL · Léo published “Flood: warning” by the emergency path/);
      assert.deepEqual(told.notified.toSorted(), ['karim', 'lea', 'odile'].map(room.id).toSorted(), 'the steward too');
      for (const name of ['karim', 'lea', 'odile']) {
        const direct = (await room.seen(name)).filter(({ ref, text: said }) => {
          return ref !== null && ref.channel !== told.ref?.channel && said.includes('REAL · Léo published');
        });
        assert.equal(direct.length, 1, `${name} hears of it outside the channel`);
        assert.equal(direct[0]?.links.length, 1, 'and gets there by a link');
      }
    });
  });
}
