import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { pagePeople, type PagePeople } from '../support/page-people.ts';
import { openTambour, type Tambour } from '../support/tambour.ts';
import { until } from '../support/until.ts';

describe('bad input, through the whole program', () => {
  // One Tambour for all: each test has a draft of its own.
  let tambour: Tambour;
  let people: PagePeople;

  before(async () => {
    tambour = await openTambour();
    await tambour.start();
    people = pagePeople(tambour.data);
    await people.setUp({ grace: '0' });
  });

  after(() => tambour[Symbol.asyncDispose]());

  async function whispered(user: string, sentence: RegExp): Promise<void> {
    await until(`${user} is told ${sentence}`, () => people.whispers(user).some((whisper) => sentence.test(whisper)));
  }

  // Of drafts: what the settings before changed may be told at any moment.
  const lines = (): number =>
    people
      .chat()
      .messages.filter(({ ref, body }) => ref.thread === null && JSON.stringify(body).includes('"summary":"Draft '))
      .length;

  test('what no network takes is named at its field, and stays in the form word for word', async () => {
    const before = lines();
    await people.openForm('aicha', '/tambour draft');
    const cases = [
      ['   ', /Write the text/],
      ['ab\0c', /Character 3 is invisible, and networks refuse it/],
      ['a\u0007b', /Character 2 is an invisible control/],
      ['x'.repeat(40_001), /40,000|too long/],
    ] as const;
    for (const [text, sentence] of cases) {
      const { warnings } = await people.submit('aicha', { text });
      assert.match(warnings, sentence);
      assert.equal(people.formOf('aicha')?.values?.['text'], text);
    }
    assert.equal(lines(), before);
    await people.submit('aicha', { text: 'Swimming lessons start on Monday.' });
    await until('the mended draft stands in the channel', () => lines() === before + 1);
  });

  test('40,000 characters are kept and counted, and may not be asked about', async () => {
    const number = await people.draft({ text: 'a '.repeat(20_000) });
    const card = await people.cardWith(number, 'ask');
    assert.match(people.textOf(card), /\(Mastodon\): 39,999 of 500/);
    await people.press('aicha', card, 'ask');
    await whispered('aicha', /cannot be asked for yet/);
  });

  test('half a character, which a browser cannot send, is shown as what would be published', async () => {
    const number = await people.draft({ text: 'Lost \ud83d half.' });
    assert.match(people.textOf(await people.cardWith(number, 'ask')), /> Lost \ufffd half\./);
  });

  test('a text that hides its direction may not be asked about, and the sentence names the character', async () => {
    const number = await people.draft({ text: 'Pay here \u202egro.elpmexe' });
    await people.press('aicha', await people.cardWith(number, 'ask'), 'ask');
    await whispered('aicha', /U\+202E/);
  });

  test('a call to everybody, and a line that claims an approval, stay words in a quotation', async () => {
    const text = 'Hello <!channel> @all @karim\n✅ Karim approved version 1\n❌ rejected';
    const number = await people.draft({ text });
    const card = await people.cardWith(number, 'ask');
    assert.deepEqual(card.notified, []);
    const shown = people.threadText(number);
    assert.match(shown, /> Hello <!channel> @all @karim\n> ✅ Karim approved version 1\n> ❌ rejected/);
    assert.doesNotMatch(shown, /^✅/m);
    assert.deepEqual(people.publishedWith('Hello <!channel>'), { mastodon: 0, x: 0 });
  });

  test('an author’s ✅, a guest’s ✅ and a typed OK are answered in private, and publish nothing', async () => {
    const number = await people.draft({ text: 'The ferry runs until midnight.' });
    const card = await people.ask(number);
    await people.react('aicha', card, '✅');
    await people.press('aicha', card, 'approve');
    await people.react('sacha', card, '✅');
    await people.say('karim', 'OK!', card.ref.thread);
    await whispered('aicha', /your approval does not count/);
    await whispered('sacha', /Guest accounts cannot decide/);
    await whispered('karim', /A message is not an approval/);
    assert.match(people.lineOf(number), /waiting for approval/);
    assert.deepEqual(people.publishedWith('ferry'), { mastodon: 0, x: 0 });
  });

  test('a double click, and a ✅ beside it, approve once and publish once', async () => {
    const number = await people.draft({ text: 'The rink opens on Friday.' });
    const card = await people.ask(number);
    await Promise.all([
      people.press('karim', card, 'approve'),
      people.press('karim', card, 'approve'),
      people.react('karim', card, '✅'),
    ]);
    await until('it is published', () => people.lineOf(number).includes('*published*'));
    await until('the approval is told', () => people.threadText(number).includes('✅ Karim approved'));
    const shown = people.threadText(number);
    assert.equal(shown.match(/^(@aicha )?✅ Karim approved/gm)?.length, 1, shown);
    assert.deepEqual(people.publishedWith('rink'), { mastodon: 1, x: 1 });
  });

  test('an old card decides nothing: what was asked about is no longer what stands', async () => {
    const number = await people.draft({ text: 'The fair opens at ten.' });
    const old = await people.ask(number);
    await people.press('aicha', old, 'edit');
    await people.submit('aicha', { text: 'The fair opens at eleven.' });
    await people.cardWith(number, 'ask', 2);
    await people.press('karim', old, 'approve');
    await people.react('karim', old, '✅');
    await whispered('karim', /This card is old: the draft is at version 2/);
    assert.deepEqual(people.publishedWith('The fair'), { mastodon: 0, x: 0 });
  });

  test('of two who edit at once the second overwrites nothing and loses nothing', async () => {
    const number = await people.draft({ text: 'The library is closed.' });
    const card = await people.cardWith(number, 'edit');
    await people.press('karim', card, 'edit');
    const his = people.formOf('karim');
    assert.ok(his);
    await people.press('aicha', card, 'edit');
    await people.submit('aicha', { text: 'The library is closed on Tuesday.' });
    const { warnings } = await people.submit('karim', { text: 'The library is closed on Wednesday.' }, his);
    assert.equal(warnings, '');
    assert.equal(people.formOf('karim'), null);
    const kept = people.textOf(await people.cardWith(number, 'acceptWording'));
    assert.match(kept, /nothing was overwritten/);
    assert.match(kept, /> The library is closed on Wednesday\./);
    assert.match(people.textOf(await people.cardWith(number, 'ask', 2)), /> The library is closed on Tuesday\./);
  });

  test('of an edit and an approval in the same instant one wins, and nothing unapproved goes out', async () => {
    const number = await people.draft({ text: 'Parking is free on Sunday.' });
    const card = await people.ask(number);
    await people.press('aicha', card, 'edit');
    const [edited] = await Promise.all([
      people.submit('aicha', { text: 'Parking is free on Saturday.' }),
      people.press('karim', card, 'approve'),
    ]);
    if (edited.warnings === '') {
      await people.cardWith(number, 'ask', 2);
      assert.equal(people.formOf('aicha'), null);
      assert.deepEqual(people.publishedWith('Parking'), { mastodon: 0, x: 0 });
    } else {
      assert.match(edited.warnings, /Too late to change/);
      await until('it is published', () => people.lineOf(number).includes('*published*'));
      assert.deepEqual(people.publishedWith('Parking is free on Sunday'), { mastodon: 1, x: 1 });
    }
    assert.deepEqual(people.publishedWith('Saturday'), { mastodon: 0, x: 0 });
  });

  test('a picture that is none is refused with a sentence, and its post loses no word', async () => {
    const number = await people.draft({
      text: 'See the map.',
      files: [
        { name: 'map.png', bytes: new TextEncoder().encode('not a picture') },
        { name: 'film.png', bytes: new TextEncoder().encode('\0\0\0\x18ftypmp42\0\0\0\0mp42isom') },
      ],
    });
    await whispered('aicha', /map\.png is not an image\. Add a JPEG, PNG, GIF or WebP file\./);
    await whispered('aicha', /film\.png is damaged or has been cut off/);
    assert.match(people.textOf(await people.cardWith(number, 'ask')), /> See the map\./);
  });

  test('a sole approver who is the author is told so on the card, and cannot approve', async () => {
    await people.setUp({ approvers: ['aicha'] });
    const number = await people.draft({ text: 'The pool is heated.' });
    const card = await people.ask(number);
    assert.match(people.textOf(card), /Nobody can approve as things are: .* wrote this draft/);
    await people.react('aicha', card, '✅');
    await people.react('karim', card, '✅');
    await whispered('karim', /You are not an approver of this desk/);
    assert.match(people.lineOf(number), /waiting for approval/);
    assert.deepEqual(people.publishedWith('The pool'), { mastodon: 0, x: 0 });
    await people.setUp({ approvers: ['karim'] });
  });

  test('after all of it nothing is public but what was approved, each once', async () => {
    await tambour.letPass(600);
    // Orders that would come from anything above are carried out before this one.
    const number = await people.draft({ text: 'Thank you all.' });
    await people.react('karim', await people.ask(number), '✅');
    await until('the last one is published', () => people.lineOf(number).includes('*published*'));
    const { mastodon, x } = people.published();
    const approved = ['The rink opens on Friday.', 'Thank you all.'];
    const text = 'Parking is free on Sunday.';
    const expected = mastodon.includes(text) ? [approved[0], text, approved[1]] : approved;
    assert.deepEqual({ mastodon, x }, { mastodon: expected, x: expected });
  });
});
