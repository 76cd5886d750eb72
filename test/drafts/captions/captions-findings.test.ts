import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Desk } from '#desks/desk.ts';
import type { Captions } from '#drafts/captions/captions-schema.ts';
import { captionsRule } from '#drafts/captions/captions-findings.ts';
import { takeCaptions } from '#drafts/captions/take-captions.ts';
import { type Content, plainContent } from '#drafts/content.ts';
import { rules } from '#app/rules.ts';

import { anAccount } from '../builders.ts';

type Recording = NonNullable<Content['media'][number]['recording']>;

const accounts = { mastodon: anAccount('mastodon'), x: anAccount('x'), bluesky: anAccount('bluesky') };

function captions(subRip: string): Captions {
  const taken = takeCaptions(Buffer.from(subRip), 'fr');
  assert.ok(taken.kind === 'captions', JSON.stringify(taken));
  return taken.captions;
}

function found(
  recording: Partial<Recording>,
  on: readonly (keyof typeof accounts)[] = ['x'],
  alt = 'Le préfet.',
  asked: Pick<Desk, 'captions' | 'language'> = { captions: 'auto', language: 'en' },
): readonly string[] {
  const chosen = on.map((network) => accounts[network]);
  const media = [
    {
      sha256: 'a'.repeat(64),
      mimeType: 'video/mp4',
      width: 320,
      height: 240,
      byteLength: 1000,
      alt,
      recording: {
        pieces: 'b'.repeat(64),
        seconds: 10,
        video: { codec: 'avc', framesPerSecond: 25 },
        sound: 'aac',
        ...recording,
      } as const,
    },
  ];
  const content = {
    ...plainContent({ text: 'Crue', language: 'fr', accountIds: chosen.map(({ id }) => id), timeZone: 'Europe/Paris' }),
    media,
  };
  const desk = { officialDomains: [], knownAcronyms: [], ...asked, accounts: chosen } as const;
  const context = { content, desk, isReserved: false, accounts: chosen, rules };
  return captionsRule.inContent?.(context).map(({ code, data }) => `${code} ${JSON.stringify(data)}`) ?? [];
}

function one(subRip: string): readonly string[] {
  return found({ captions: [captions(subRip)] });
}

function cue(start: string, end: string, text = 'Bonjour'): string {
  return `00:00:${start} --> 00:00:${end}\n${text}\n\n`;
}

test('a video with sound needs captions, beside it or in its picture; a silent one and a sound alone do not', () => {
  assert.deepEqual(found({}), ['CAPTIONS_MISSING {}']);
  const asked = (captions: Desk['captions'], language: Desk['language']): readonly string[] =>
    found({}, ['x'], 'Le préfet.', { captions, language });
  assert.deepEqual(asked('auto', 'fr'), ['CAPTIONS_REQUIRED {}']);
  assert.deepEqual(asked('optional', 'fr'), ['CAPTIONS_MISSING {}']);
  assert.deepEqual(asked('required', 'de'), ['CAPTIONS_REQUIRED {}']);
  assert.deepEqual(asked('auto', 'de'), ['CAPTIONS_MISSING {}']);
  assert.deepEqual(found({ openCaptions: true }), []);
  assert.deepEqual(found({ sound: null }), []);
  assert.deepEqual(found({ video: null }, ['mastodon']), []);
  assert.deepEqual(found({ captions: [captions(cue('01,000', '03,000'))] }), []);
});

test('captions out of order block, and what overlaps, is long, fast, late or marked is told with its place', () => {
  assert.deepEqual(one(cue('03,000', '02,000')), ['CAPTIONS_ORDER {"cue":1}']);
  assert.deepEqual(one(cue('05,000', '06,000') + cue('01,000', '02,000')), ['CAPTIONS_ORDER {"cue":2}']);
  assert.deepEqual(one(cue('01,000', '04,000') + cue('03,000', '05,000')), ['CAPTIONS_OVERLAP {"cue":2}']);
  assert.deepEqual(one(cue('01,000', '04,000', 'a'.repeat(42)) + cue('05,000', '09,000', 'b'.repeat(43))), [
    'CAPTIONS_LINE {"cue":2,"count":43,"most":42}',
  ]);
  assert.deepEqual(one(cue('01,000', '02,000', 'a'.repeat(21))), ['CAPTIONS_FAST {"cue":1,"count":21,"most":20}']);
  assert.deepEqual(one(cue('01,000', '11,000')), []);
  assert.deepEqual(one(cue('01,000', '11,500')), ['CAPTIONS_LATE {"ends":"0:12","length":"0:10"}']);
  assert.deepEqual(one(cue('01,000', '04,000', 'a <b>')), ['CAPTIONS_MARKUP {"cue":1,"mark":"<b>"}']);
  assert.deepEqual(one(cue('01,000', '04,000', 'a < b > c, {b}')), []);
  assert.deepEqual(one(cue('01,000', '04,000', 'a\u202Eb')), ['CAPTIONS_HIDDEN {"cue":1,"name":"U+202E"}']);
});

test('where captions are not shown it is said what to do, and whether the transcript has room', () => {
  const given = [captions(cue('01,000', '03,000'))];
  const limit = accounts.mastodon.limits.maxAltCharacters;
  assert.deepEqual(found({ captions: given }, ['mastodon', 'x']), [
    'CAPTIONS_NOT_SHOWN {}',
    `TRANSCRIPT_LEFT_OUT {"limit":${limit}}`,
  ]);
  assert.deepEqual(found({ captions: given, transcript: 'Bonjour' }, ['mastodon']), ['CAPTIONS_NOT_SHOWN {}']);
  assert.deepEqual(found({ captions: given, transcript: 'Bonjour', openCaptions: true }, ['mastodon']), []);
  assert.deepEqual(found({ captions: given, transcript: 'b'.repeat(limit), openCaptions: true }, ['mastodon'], 'aa'), [
    `TRANSCRIPT_TOO_LONG {"count":${limit + 4},"limit":${limit}}`,
  ]);
});

test('captions of more bytes than a network takes block, in the language that they are in', () => {
  const limit = 20_000;
  const given = (more: number): readonly Captions[] => {
    const room = limit + 1 - (captions(cue('01,000', '09,000', 'b')).measured?.webVttBytes ?? 0);
    return [{ ...captions(cue('01,000', '09,000', 'b'.repeat(room + more))), language: 'de' }];
  };
  const tooLarge = (more: number, on: readonly (keyof typeof accounts)[]): readonly string[] =>
    found({ captions: given(more) }, on).filter((line) => line.startsWith('CAPTIONS_TOO_LARGE'));
  assert.deepEqual(tooLarge(0, ['x', 'bluesky']), []);
  assert.deepEqual(tooLarge(1, ['x', 'bluesky']), [`CAPTIONS_TOO_LARGE {"count":${limit + 1},"limit":${limit}}`]);
  assert.deepEqual(tooLarge(1, ['x', 'mastodon']), []);
  // A network that shows them needs no transcript.
  assert.deepEqual(found({ captions: [captions(cue('01,000', '03,000'))] }, ['bluesky']), []);
});

test('captions in more languages than a network takes block, for its account alone', () => {
  const languages = 'bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro'.split(' ');
  const one = captions(cue('01,000', '03,000'));
  const tooMany = (count: number, on: readonly (keyof typeof accounts)[]): readonly string[] =>
    found({ captions: languages.slice(0, count).map((language) => ({ ...one, language })) }, on).filter((line) =>
      line.startsWith('CAPTIONS_TOO_MANY'),
    );
  assert.deepEqual(tooMany(20, ['x', 'bluesky']), []);
  assert.deepEqual(tooMany(21, ['mastodon', 'x', 'bluesky']), ['CAPTIONS_TOO_MANY {"count":21,"limit":20}']);
  assert.deepEqual(tooMany(21, ['mastodon', 'x']), []);
});
