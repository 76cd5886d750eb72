import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { withCaptions, withoutCaptions, withTranscripts } from '#drafts/captions/with-captions.ts';
import type { Content } from '#drafts/content.ts';
import { mediaChanges, mediaOnto } from '#drafts/media-changes.ts';

import { anAccount, aPicture } from '../builders.ts';

type Media = Content['media'][number];

const onMastodon = anAccount('mastodon');
const onX = anAccount('x');
const french = { language: 'fr', sha256: 'f'.repeat(64) };
const german = { language: 'de', sha256: 'd'.repeat(64) };
const video: Media = {
  ...aPicture({ sha256: 'b'.repeat(64), mimeType: 'video/mp4', alt: 'Le préfet parle.' }),
  recording: { pieces: 'c'.repeat(64), seconds: 40, video: { codec: 'avc', framesPerSecond: 25 }, sound: 'aac' },
};

function captioned(...captions: NonNullable<NonNullable<Media['recording']>['captions']>): Media {
  const [with_] = withCaptions([video], captions) ?? [];
  assert.ok(with_);
  return with_;
}

test('captions stand beside the video, in the place of those of their language, and nowhere else', () => {
  assert.equal(withCaptions([aPicture()], [french]), null);
  const [picture, film] = withCaptions([aPicture(), captioned(french, german)], [{ ...french, sha256: 'e' }]) ?? [];
  assert.deepEqual(picture, aPicture());
  assert.deepEqual(film?.recording?.captions, [german, { ...french, sha256: 'e' }]);
});

test('a video whose last captions were removed is as one that never had any', () => {
  assert.deepEqual(withoutCaptions(captioned(french, german), ['fr']), captioned(german));
  assert.deepEqual(withoutCaptions(captioned(french, german), ['fr', 'de']), video);
});

test('a transcript follows the description where all accounts without captions have room for both, to the character', () => {
  const transcript = 'Éloignez-vous des berges.';
  const given = (limits: readonly number[], media = captioned(german, french)): string | undefined => {
    const accounts = limits.map((maxAltCharacters) => ({
      ...onMastodon,
      limits: { ...onMastodon.limits, maxAltCharacters },
    }));
    const transcripts = new Map([[french.sha256, transcript]]);
    const [one] = withTranscripts([media], { language: 'fr', accounts: [...accounts, onX], rules, transcripts });
    return one?.recording?.transcript;
  };
  const room = Array.from(`${video.alt}\n\n${transcript}`).length;
  assert.equal(given([room]), transcript);
  assert.equal(given([10_000, room - 1]), undefined);
  assert.equal(given([]), undefined);
  assert.equal(given([room], { ...captioned(french), alt: '' }), undefined, 'a description still to come has room');
  assert.equal(given([10_000], video), undefined);
});

function changes(before: Media, after: Media): readonly string[] {
  return mediaChanges([before], [after]).map(({ kind }) => kind);
}

test('captions that came, changed or went are told, and a transcript alone is not', () => {
  assert.deepEqual(changes(video, captioned(french)), ['captions']);
  assert.deepEqual(changes(captioned(french), captioned(german)), ['captions']);
  assert.deepEqual(changes(captioned(french), video), ['captions']);
  assert.deepEqual(changes(captioned(french), captioned(french)), []);
  assert.deepEqual(changes(aPicture(), captioned(french)), ['images', 'images'], 'one went, one came');
});

test('a wording that only captioned a video captions the one that is described anew meanwhile', () => {
  const described = { ...video, alt: 'Le préfet parle devant la carte.' };
  assert.deepEqual(mediaOnto([captioned(french)], [video], [described]), [
    { ...captioned(french), alt: described.alt },
  ]);
  assert.deepEqual(mediaOnto([described], [video], [captioned(french)]), [
    { ...captioned(french), alt: described.alt },
  ]);
});
