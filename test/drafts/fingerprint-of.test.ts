import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { rules } from '#app/rules.ts';
import type { Content } from '#drafts/content.ts';
import { fingerprintOf } from '#drafts/fingerprint-of.ts';
import { renderingsOf } from '#drafts/renderings-of.ts';

import { aContent, aDesk, anAccount, aPicture, mastodonId, now, xId } from './builders.ts';

const accounts = aDesk().accounts;
const later = new Date(now.getTime() + 3_600_000);

function fingerprint(content: Content): string {
  return fingerprintOf(renderingsOf(content, accounts, rules), content, accounts);
}

test('each account gets its own text or the shared one, in NFC', () => {
  const content = aContent({ text: 'e\u0301te\u0301', ownTexts: { [xId]: 'Pont' } });
  assert.deepEqual(
    renderingsOf(content, accounts, rules).map(({ accountId, text }) => [accountId, text]),
    [
      [mastodonId, 'été'],
      [xId, 'Pont'],
    ],
  );
});

test('where a network knows no warning, it is the first line of the text; language and visibility are neutral', () => {
  const content = aContent({ contentWarning: 'eau', visibility: 'unlisted', language: 'en' });
  const [mastodon, x] = renderingsOf(content, accounts, rules);
  assert.deepEqual(
    [mastodon?.text, mastodon?.contentWarning, mastodon?.visibility, mastodon?.language],
    ['Le pont est ouvert.', 'eau', 'unlisted', 'en'],
  );
  assert.deepEqual(
    [x?.text, x?.contentWarning, x?.visibility, x?.language],
    ['⚠ eau\n\nLe pont est ouvert.', null, 'public', 'und'],
  );
});

test('an account that the desk no longer has changes the fingerprint', () => {
  const content = aContent();
  const left = [anAccount('mastodon')];
  assert.notEqual(fingerprintOf(renderingsOf(content, left, rules), content, left), fingerprint(content));
});

test('where an account is, and which it is there, change the fingerprint', () => {
  const content = aContent();
  for (const change of [{ serverUrl: 'https://thief.example' }, { remoteId: 'another' }, { practice: false }]) {
    const moved = accounts.map((account) => ({ ...account, ...change }));
    const made = fingerprintOf(renderingsOf(content, moved, rules), content, moved);
    assert.notEqual(made, fingerprint(content), JSON.stringify(change));
  }
});

test('what an account is called, and the zone of its author, change no fingerprint', () => {
  const renamed = accounts.map((account) => ({ ...account, handle: '@autre', displayName: 'Autre' }));
  const content = aContent();
  assert.equal(fingerprintOf(renderingsOf(content, renamed, rules), content, renamed), fingerprint(content));
  assert.equal(fingerprint(aContent({ timeZone: 'Indian/Reunion' })), fingerprint(content));
});

test('X alone: a change that X would not show voids nothing', () => {
  const onX = { accountIds: [xId] };
  assert.equal(fingerprint(aContent({ ...onX, language: 'en' })), fingerprint(aContent(onX)));
  assert.equal(fingerprint(aContent({ ...onX, visibility: 'unlisted' })), fingerprint(aContent(onX)));
});

test('composed or not, the same text has the same fingerprint', () => {
  assert.equal(fingerprint(aContent({ text: 'e\u0301' })), fingerprint(aContent({ text: 'é' })));
});

/** Each changes one thing that the public would notice. */
const changes: Readonly<Record<string, (content: Content) => Content>> = {
  text: (content) => ({ ...content, text: `${content.text}.` }),
  'own text': (content) => ({ ...content, ownTexts: { ...content.ownTexts, [xId]: `${content.text} (X)` } }),
  warning: (content) => ({ ...content, contentWarning: `${content.contentWarning ?? ''}!` }),
  language: (content) => ({ ...content, language: content.language === 'fr' ? 'en' : 'fr' }),
  visibility: (content) => ({ ...content, visibility: content.visibility === 'public' ? 'unlisted' : 'public' }),
  'fewer accounts': (content) => ({ ...content, accountIds: [mastodonId] }),
  'one more picture': (content) => ({ ...content, media: [...content.media, aPicture({ sha256: 'f'.repeat(64) })] }),
  'bytes of a picture': (content) => ({
    ...content,
    media: content.media.map((media) => ({ ...media, sha256: 'e'.repeat(64) })),
  }),
  'order of pictures': (content) => ({ ...content, media: content.media.toReversed() }),
  'description of a picture': (content) => ({
    ...content,
    media: content.media.map((media, index) => (index === 0 ? { ...media, alt: `${media.alt} ?` } : media)),
  }),
  'time of publication': (content) => ({
    ...content,
    window: content.window === null ? { publishAt: now, notAfterAt: later } : null,
  }),
  'start of the window': (content) => ({
    ...content,
    window: { publishAt: new Date(now.getTime() - 1), notAfterAt: content.window?.notAfterAt ?? later },
  }),
  'end of the window': (content) => ({
    ...content,
    window: { publishAt: content.window?.publishAt ?? now, notAfterAt: new Date(later.getTime() + 1) },
  }),
};

const contents = fc
  .record({
    text: fc.string({ unit: 'grapheme' }),
    contentWarning: fc.option(fc.string({ minLength: 1 })),
    language: fc.constantFrom('fr', 'en'),
    visibility: fc.constantFrom('public' as const, 'unlisted' as const),
    window: fc.option(fc.constant({ publishAt: now, notAfterAt: later })),
    alt: fc.string(),
  })
  .map(({ alt, ...content }) =>
    aContent({ ...content, media: [aPicture({ alt }), aPicture({ sha256: 'b'.repeat(64), alt: `${alt} 2` })] }),
  );

for (const [name, change] of Object.entries(changes)) {
  test(`the fingerprint covers: ${name}`, () => {
    fc.assert(
      fc.property(contents, (content) => assert.notEqual(fingerprint(change(content)), fingerprint(content))),
      { numRuns: 50 },
    );
  });
}

test('a text cannot pose as a warning or as another account’s text', () => {
  const parts = [
    aContent({ text: 'a', contentWarning: 'b' }),
    aContent({ text: 'b\n\na' }),
    aContent({ text: '⚠ b\n\na' }),
    aContent({ text: 'a', ownTexts: { [xId]: '⚠ b\n\na' } }),
  ].map(fingerprint);
  assert.equal(new Set(parts).size, parts.length);
});
