import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { pagePeople, type PagePeople } from '../support/page-people.ts';
import { openTambour, type Tambour } from '../support/tambour.ts';
import { until } from '../support/until.ts';

describe('networks that misbehave, through the whole program', () => {
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

  test('while nobody knows whether it is out, an edit is refused and keeps its text', async () => {
    const number = await people.draft({ text: 'The bridge is open again.' });
    const card = await people.ask(number);
    await people.press('aicha', card, 'edit');
    await people.trouble('mastodon', 'loseAnswer');
    await people.react('karim', card, '✅');
    await until('it is in doubt', () => /We do not know yet whether it was published/.test(people.seen()));
    await people.trouble('mastodon', 'none');
    const { warnings } = await people.submit('aicha', { text: 'The bridge is closed again.' });
    assert.match(warnings, /Too late to change this draft/);
    assert.equal(people.formOf('aicha')?.values?.['text'], 'The bridge is closed again.');
    await until('it is certain', async () => {
      await tambour.letPass(60);
      return people.lineOf(number).includes('*published*');
    });
    await until('it is told', () => /Checked: it was published once on @valmont@/.test(people.threadText(number)));
    assert.deepEqual(people.publishedWith('The bridge'), { mastodon: 1, x: 1 });
  });

  test('two drafts with the same text are two posts, each once, and what X refuses of it is told', async () => {
    const first = await people.draft({ text: 'Water is off from 8 to 9.' });
    const second = await people.draft({ text: 'Water is off from 8 to 9.' });
    for (const number of [first, second]) await people.react('karim', await people.ask(number), '✅');
    const refused = await until('X refuses one of them', () =>
      [first, second].find((number) =>
        /^@aicha @valmont_test \(X\): X refuses a text identical to a recent post, nothing was published\./m.test(
          people.threadText(number),
        ),
      ),
    );
    const taken = refused === first ? second : first;
    await until('the other is published', () => people.lineOf(taken).includes('*published*'));
    await until('Mastodon has both', () => people.publishedWith('Water is off').mastodon === 2);
    assert.deepEqual(people.publishedWith('Water is off'), { mastodon: 2, x: 1 });
  });

  test('a network whose server answers a web page is waited for, and gets the post once', async () => {
    await people.trouble('mastodon', 'outOfOrder');
    const number = await people.draft({ text: 'The town hall has a new door.' });
    await people.react('karim', await people.ask(number), '✅');
    await until('X has it', () => people.publishedWith('new door').x === 1);
    await until('it is told', () => /the network reported a fault on its side/.test(people.threadText(number)));
    assert.deepEqual(people.publishedWith('new door'), { mastodon: 0, x: 1 });
    await people.trouble('mastodon', 'none');
    await until('Mastodon has it', async () => {
      await tambour.letPass(60);
      return people.lineOf(number).includes('*published*');
    });
    assert.deepEqual(people.publishedWith('new door'), { mastodon: 1, x: 1 });
  });

  test('a refused token pauses its account, is told once, and hides no success; tried again it is sent once', async () => {
    await people.trouble('mastodon', 'refuseToken');
    const number = await people.draft({ text: 'The archive is online.' });
    await people.react('karim', await people.ask(number), '✅');
    await until('X has it', () => people.publishedWith('archive').x === 1);
    const card = await people.cardWith(number, 'tryAgain');
    await until('it is told', () =>
      /^@aicha .*refuses Tambour’s access.*new access token/m.test(people.threadText(number)),
    );
    await people.trouble('mastodon', 'none');
    await people.press('karim', card, 'tryAgain');
    await until('it is published', () => people.lineOf(number).includes('*published*'));
    assert.deepEqual(people.publishedWith('archive'), { mastodon: 1, x: 1 });
    assert.equal(people.threadText(number).match(/^@aicha .*refuses Tambour’s access/gm)?.length, 1);
  });
});
