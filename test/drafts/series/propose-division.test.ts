import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { partsOfText } from '#drafts/series/parts-of-text.ts';
import { proposeDivision } from '#drafts/series/propose-division.ts';

function upTo(most: number): (part: string) => boolean {
  return (part) => part.length <= most;
}

async function partsAt(text: string, most: number): Promise<readonly string[]> {
  return partsOfText((await proposeDivision(text, upTo(most))) ?? '');
}

test('a text that fits is left alone', async () => {
  assert.equal(await proposeDivision('The bridge is closed.', upTo(30)), null);
});

test('a text is divided between its paragraphs, else its sentences, else its words', async () => {
  assert.deepEqual(await partsAt('One two.\n\nThree four.\n\nFive.', 20), ['One two.', 'Three four.\n\nFive.']);
  assert.deepEqual(await partsAt('One two. Three four! Five six?', 21), ['One two. Three four!', 'Five six?']);
  assert.deepEqual(await partsAt('one two three four five', 10), ['one two', 'three four', 'five']);
});

test('no link, no mention and no number is cut, nor parted from its unit', async () => {
  const text = 'Fermé de 18 h 30 à 20 h 15 sur 12 km vers @mairie@social.example : 0 800 000 000 ou 12 000 € par jour';
  for (let most = 18; most < text.length; most += 1) {
    const parts = await partsAt(text, most);
    for (const whole of ['18 h', '20 h', '12 km', '@mairie@social.example', '0 800 000 000', '12 000 €']) {
      if (parts.join(' ') === '') continue;
      assert.ok(
        parts.some((part) => part.includes(whole)),
        `${most}: ${parts.join(' | ')}`,
      );
    }
  }
});

test('a link is left alone in no part', async () => {
  const link = 'https://www.bruyere.example/crue';
  const parts = await partsAt(`Le fleuve monte vite ce soir.\n\nQuittez les quais.\n\n${link}`, 52);
  assert.ok(!parts.includes(link), parts.join(' | '));
  assert.equal(parts.join('').includes(link), true);
});

test('what cannot be divided is not', async () => {
  assert.equal(await proposeDivision('a'.repeat(40), upTo(30)), null);
});

test('nothing is lost, added or moved but space, and each part fits as the network counts', async () => {
  const sentence = 'Les quais de la rive gauche sont fermés dès 18 h ; garez-vous sur la colline (2,5 km). ';
  const text = `${sentence.repeat(9)}\n\nRenseignements : https://www.bruyere.example/crue\n\n${sentence.repeat(3)}`;
  for (const { network, most } of [
    { network: 'mastodon', most: 500 },
    { network: 'x', most: 280 },
  ] as const) {
    const of = rules[network];
    const measure = (part: string): number => of.measure(part, null, of.defaultLimits);
    const divided = (await proposeDivision(text, (part) => measure(part) <= most)) ?? '';
    const parts = partsOfText(divided);
    assert.ok(parts.length > 1 && parts.every((part) => part !== '' && measure(part) <= most));
    assert.equal(parts.join(' ').replace(/\s+/gu, ' '), text.trim().replace(/\s+/gu, ' '));
  }
});

/** Returns how many characters are counted to divide so many. */
async function countedOf(characters: number, most: number): Promise<number> {
  let sum = 0;
  const fits = (part: string): boolean => {
    sum += part.length;
    return part.length <= most;
  };
  assert.notEqual(await proposeDivision('a '.repeat(characters / 2), fits), null);
  return sum;
}

test('each part is counted a few times, however many words the text has', async () => {
  for (const most of [500, 5_000]) {
    const [few, many] = [await countedOf(10_000, most), await countedOf(40_000, most)];
    assert.ok(many < 40_000 * 40, `${many} characters are counted of 40,000`);
    assert.ok(many < few * 6, `${few} and ${many}`);
  }
});
