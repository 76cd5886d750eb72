import assert from 'node:assert/strict';
import { test } from 'node:test';

import { barredOf } from '#drafts/authors-of.ts';
import type { Content } from '#drafts/content.ts';
import { rewordedBy, type Worded, type WordedBy } from '#drafts/worded-by.ts';

import { eachField, plainPost } from '../support/each-field.ts';

const accountIds = ['mastodon', 'x'] as const;
const author = 'amina';

interface Edit {
  readonly by: string;
  readonly content: Content;
  readonly proposedBy?: string;
}

function textOf(text: string, changes: Partial<Content> = {}): Content {
  return { ...plainPost(accountIds), text, ...changes };
}

/** Lists who worded the last of these versions, the first of which is Amina's. */
function after(...edits: readonly Edit[]): WordedBy {
  const earlier: Worded[] = [];
  for (const { by, content, proposedBy = null } of [{ by: author, content: plainPost(accountIds) }, ...edits]) {
    const wordedBy = rewordedBy({ content, editors: [by], proposedBy, author, earlier, beside: [] });
    earlier.push({ content, wordedBy });
  }
  return earlier.at(-1)?.wordedBy ?? {};
}

function people(wordedBy: WordedBy): readonly string[] {
  return [...new Set(Object.values(wordedBy).flatMap(({ by }) => by))].toSorted();
}

for (const { name, content, isFingerprinted } of eachField(accountIds)) {
  test(`whoever edits the ${name} is ${isFingerprinted ? 'an' : 'no'} author of what comes of it`, () => {
    assert.deepEqual(people(after({ by: 'karim', content })), isFingerprinted ? ['amina', 'karim'] : ['amina']);
  });

  test(`whoever takes back a change of the ${name} is ${isFingerprinted ? 'an' : 'no'} author of that`, () => {
    const back = { by: 'karim', content: plainPost(accountIds) };
    const takenBack = people(after({ by: 'lea', content }, back));
    assert.equal(takenBack.includes('karim'), isFingerprinted);
  });
}

test('words stay whose they were while others change them, and are the author’s once the author does', () => {
  const karims = { by: 'karim', content: textOf('In the words of Karim.') };
  const leas = { by: 'lea', content: textOf('In the words of Karim!') };
  assert.deepEqual(people(after(karims, leas)), ['amina', 'karim', 'lea']);
  assert.deepEqual(people(after(karims, leas, { by: author, content: textOf('In the words of Karim!!') })), ['amina']);
});

test('a shorter text for one account begins with the words of all, whose authors it keeps', () => {
  const karims = textOf('In the many words of Karim.');
  const shorter = { ...karims, ownTexts: { x: 'In the words of Karim.' } };
  const rewritten = textOf('Amina’s.', { ownTexts: shorter.ownTexts });
  const wordedBy = after(
    { by: 'karim', content: karims },
    { by: 'lea', content: shorter },
    { by: author, content: rewritten },
  );
  assert.deepEqual(people(wordedBy), ['amina', 'karim', 'lea']);
});

test('of a proposal that the author took its proposer is no author, and approves it unless the desk says otherwise', () => {
  const wordedBy = after({ by: author, content: textOf('In better words.'), proposedBy: 'karim' });
  assert.deepEqual(people(wordedBy), ['amina']);
  const current = { proposedBy: 'karim' } as Parameters<typeof barredOf>[0]['current']; // All of it that is asked for.
  const draft = { author, current, authorship: { kind: 'signed', wordedBy, mac: '' } } as const;
  assert.deepEqual(barredOf(draft, { proposersApprove: true }), ['amina']);
  assert.deepEqual(barredOf(draft, { proposersApprove: false }), ['amina', 'karim']);
});

test('what somebody else words exactly as a proposal that waits is its proposer’s too', () => {
  const base = plainPost(accountIds);
  const content = textOf('As Karim proposed.');
  const wordedBy = rewordedBy({
    content,
    editors: ['lea'],
    proposedBy: null,
    author,
    earlier: [{ content: base, wordedBy: after() }],
    beside: [{ content, base, by: 'karim' }],
  });
  assert.deepEqual(people(wordedBy), ['amina', 'karim', 'lea']);
});
