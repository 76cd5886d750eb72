import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Content } from '#drafts/content.ts';
import { fingerprintOf } from '#drafts/fingerprint-of.ts';
import { contentOfJson, jsonOfContent } from '#drafts/kept-content.ts';
import { mediaChanges, mediaOnto, withPart } from '#drafts/media-changes.ts';
import { renderingsOf } from '#drafts/renderings-of.ts';
import { tidyContent } from '#drafts/tidy-content.ts';

import { aContent, aDesk, aPicture as pictureOf, mastodonId, xId } from '../drafts/builders.ts';
import { aPicture, openScene, rules } from '../support/publishing-scene.ts';

const text = ['The river rises.', 'Leave the quays.', 'Park on the hill.'].join('\n---\n');

function of(content: Content): string {
  const { accounts } = aDesk();
  return fingerprintOf(renderingsOf(content, accounts, rules), content, accounts);
}

test('each picture goes with the part that was chosen, on an account with fewer parts with its last', async () => {
  await using scene = await openScene();
  const { mastodon, x } = scene.accountIds;
  const [river, hill, quay] = await Promise.all(['river', 'hill', 'quay'].map((name) => aPicture(scene.store, name)));
  assert.ok(river !== undefined && hill !== undefined && quay !== undefined);
  const draft = await scene.asked({
    text,
    series: 'plain',
    ownTexts: { [x]: 'The river rises.\n---\nLeave the quays: park on the hill.' },
    media: [withPart(hill, 3), river, withPart(quay, 2)],
  });
  await scene.decide(draft);
  await scene.pass(60);
  const shas = (network: 'mastodon' | 'x'): readonly (readonly string[])[] =>
    scene[network].posts.map(({ rendering }) => rendering.media.map(({ sha256 }) => sha256));
  assert.deepEqual(shas('mastodon'), [[river.sha256], [quay.sha256], [hill.sha256]]);
  assert.deepEqual(shas('x'), [[river.sha256], [hill.sha256, quay.sha256]]);
  assert.ok(mastodon);
});

test('with which part a picture goes is a part of what is approved; left as it is, nothing is another', () => {
  const picture = pictureOf();
  const series = aContent({ text, series: 'plain', media: [picture] });
  const moved = { ...series, media: [withPart(picture, 2)] };
  assert.notEqual(of(series), of(moved));
  assert.equal(of(series), of({ ...series, media: [withPart(picture, 1)] }));
  // A later part than there is, is the last.
  assert.equal(of({ ...series, media: [withPart(picture, 3)] }), of({ ...series, media: [withPart(picture, 9)] }));
  const kept = contentOfJson(JSON.parse(JSON.stringify(jsonOfContent(moved))));
  assert.deepEqual(kept.media, moved.media);
  assert.deepEqual(jsonOfContent(series).media, [picture]);
});

test('a post alone keeps no part of a picture, and is as it was before there were any', () => {
  const picture = pictureOf();
  const ids = [mastodonId, xId];
  const alone = aContent({ media: [withPart(picture, 2)] });
  assert.deepEqual(tidyContent(alone, ids).media, [picture]);
  assert.equal(of(alone), of(aContent({ media: [picture] })));
  const series = aContent({ text, series: 'plain', media: [withPart(picture, 2)] });
  assert.deepEqual(tidyContent(series, ids).media, [{ ...picture, part: 2 }]);
  assert.deepEqual(tidyContent({ ...series, text: 'One.' }, ids).media, [picture]);
});

test('another part is told as that, and a wording that only placed or described a picture does so to those that are there', () => {
  const [one, other] = [pictureOf(), pictureOf({ sha256: 'b'.repeat(64), alt: 'Other' })];
  const moved = withPart(one, 2);
  assert.deepEqual(mediaChanges([one, other], [moved, other]), [{ kind: 'imagePart', index: 0 }]);
  assert.deepEqual(mediaChanges([one], [{ ...moved, alt: 'New' }]), [
    { kind: 'alt', index: 0 },
    { kind: 'imagePart', index: 0 },
  ]);
  assert.deepEqual(mediaOnto([moved], [one], [{ ...one, alt: 'Meanwhile' }]), [{ ...moved, alt: 'Meanwhile' }]);
  assert.deepEqual(mediaOnto([one], [moved], [moved]), [one]);
  assert.deepEqual(mediaOnto([{ ...one, alt: 'Worded' }], [one], [moved]), [{ ...moved, alt: 'Worded' }]);
});
