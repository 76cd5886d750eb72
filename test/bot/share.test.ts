import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { parseShare } from '#bot/sharing/parse-share.ts';
import { linkOfToken } from '#pages/link-of-token.ts';

import { openBotScene } from '../support/bot-scene.ts';
import { inBothChats, type OpenRoom } from '../support/both-chats.ts';
import { setUpDesk } from '../support/team-in-chat.ts';

/** Odile administers and founded the desk; Karim approves, Aïcha writes. */
const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim' } as const;

const address = /https:\/\/tambour\.example\.org\/s\/([\w-]{43})\/(\S+)/gu;

async function tokenFor(room: OpenRoom, name: string): Promise<string> {
  const [, token = ''] = new RegExp(address.source, 'u').exec((await room.whispers(name)).at(-1) ?? '') ?? [];
  assert.notEqual(token, '');
  return token;
}

for (const [platform, open] of Object.entries(inBothChats(names))) {
  describe(`links to pages, in ${platform}`, () => {
    test('a steward alone is shown its address, once and as no link; the channel is told without it', async () => {
      await using room = await open();
      await setUpDesk(room, room);
      await room.command('odile', 'share calendar 20 days with texts for the cabinet');
      const told = (await room.whispers('odile')).at(-1) ?? '';
      const token = await tokenFor(room, 'odile');
      assert.match(told, /The link for “the cabinet” shows the calendar \(with the texts of what is planned\), until/u);
      assert.deepEqual(
        [...told.matchAll(address)].map(([, , path]) => path),
        ['calendar', 'calendar.ics'],
      );
      const own = (await room.seen('odile')).filter(({ text }) => text.includes(token));
      assert.deepEqual([own.length, own.flatMap(({ links }) => links).filter((one) => one.includes(token))], [1, []]);
      for (const name of ['karim', 'aicha']) {
        const seen = await room.seen(name);
        assert.ok(seen.every(({ text, links }) => !text.includes(token) && links.every((one) => !one.includes(token))));
        assert.ok(seen.some(({ text }) => text.startsWith('Odile made a link. The link for “the cabinet” shows')));
      }
      assert.equal((await linkOfToken(room.store, token))?.label, 'the cabinet');
    });

    test('it is listed with its end and its use, and dead once it is revoked', async () => {
      await using room = await open();
      await setUpDesk(room, room);
      await room.command('odile', 'share');
      assert.match((await room.whispers('odile')).at(-1) ?? '', /This desk has no open link/u);
      await room.command('odile', 'share digests for the director');
      const token = await tokenFor(room, 'odile');
      await room.command('odile', 'share calendar and digests 10 days for the mayor');
      const other = await tokenFor(room, 'odile');
      await room.command('odile', 'share');
      const list = (await room.whispers('odile')).at(-1) ?? '';
      assert.match(list, /2 open links of this desk/u);
      assert.match(list, /“the director” shows the weekly digests, until/u);
      assert.match(list, /Made by Odile\. Not used yet\./u);
      assert.ok(!list.includes(token));
      await room.pressWhispered('odile', 'Revoke');
      const alive = (await Promise.all([token, other].map((one) => linkOfToken(room.store, one)))).filter((one) => one);
      const [left] = alive;
      assert.equal(alive.length, 1, 'Mattermost shows the list as several messages, of which the last is pressed');
      const gone = left?.label === 'the mayor' ? 'the director' : 'the mayor';
      assert.match((await room.whispers('odile')).at(-1) ?? '', new RegExp(`The link for “${gone}” is revoked`, 'u'));
      await room.pressWhispered('odile', 'Revoke all');
      for (const one of [token, other]) assert.equal(await linkOfToken(room.store, one), null);
      const told = (await room.seen('karim')).map(({ text }) => text);
      for (const label of ['the director', 'the mayor']) {
        assert.ok(told.some((text) => text.includes(`Odile revoked the link for “${label}”.`)));
      }
    });

    test('who is no steward makes none, sees none and revokes none', async () => {
      await using room = await open();
      await setUpDesk(room, room);
      for (const typed of ['share', 'share calendar for me']) {
        await room.command('karim', typed);
        assert.match((await room.whispers('karim')).at(-1) ?? '', /^Only stewards of this desk make, see and revoke/u);
      }
      assert.equal(await room.store.db.sharedLink.count(), 0);
    });

    test('the form makes one too, and stays open with what cannot be', async () => {
      await using room = await open();
      await setUpDesk(room, room);
      await room.command('odile', 'share calendar');
      assert.match(room.formText('odile'), /At most 365; with planned texts at most 30\./u);
      const asked = { scopes: ['digests'], label: 'Cabinet', days: '45', texts: [] as string[] };
      await assert.rejects(
        () => room.submit('odile', { ...asked, scopes: ['calendar'], texts: ['texts'] }),
        /30 days at most/u,
      );
      await assert.rejects(
        () => room.submit('odile', { ...asked, texts: ['texts'] }),
        /planned texts belong to the calendar/u,
      );
      await assert.rejects(() => room.submit('odile', { ...asked, days: '366' }), /from 1 to 365/u);
      await room.submit('odile', asked);
      const link = await linkOfToken(room.store, await tokenFor(room, 'odile'));
      assert.deepEqual([link?.label, link?.scopes, link?.showsTexts], ['Cabinet', ['digests'], false]);
    });
  });
}

test('where pages are switched off it says so, and makes no link', async () => {
  await using scene = await openBotScene({ settings: { stewards: ['aicha'] } });
  await scene.people.command('aicha', 'publications', 'partager calendrier pour le cabinet');
  await scene.settle();
  assert.match(scene.whispers('aicha').at(-1) ?? '', /désactivés ici.*TAMBOUR_PAGES/su);
  assert.equal(await scene.store.db.sharedLink.count(), 0);
});

test('what is typed is understood in each language, and anything else asks for better words', () => {
  const link = { kind: 'link', scopes: ['calendar'], days: null, showsTexts: false, label: null };
  const cases = {
    '': { kind: 'list' },
    calendar: link,
    'le calendrier 30 jours avec textes pour le Cabinet du maire': {
      ...link,
      days: 30,
      showsTexts: true,
      label: 'le Cabinet du maire',
    },
    'Kalender und Berichte 7 Tage für Übermorgen': {
      ...link,
      scopes: ['calendar', 'digests'],
      days: 7,
      label: 'Übermorgen',
    },
    'calendar calendar': link,
    'calendar for': link,
    'calendar 30 40 for me': { kind: 'unclear' },
    'calendar without texts for me': { kind: 'unclear' },
    secrets: { kind: 'unclear' },
    [`calendar ${'for '.repeat(10_000)}`]: null,
  };
  for (const [typed, wish] of Object.entries(cases))
    if (wish !== null) assert.deepEqual(parseShare(typed), wish, typed);
  assert.equal(parseShare(`calendar ${'for '.repeat(10_000)}`).kind, 'link');
});
