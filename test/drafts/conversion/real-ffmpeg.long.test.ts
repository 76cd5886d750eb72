import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

import { convertRecording, sourceName, targetName } from '#drafts/conversion/convert-recording.ts';
import { conversionFor } from '#drafts/conversion/plan-conversion.ts';
import { posterOf } from '#drafts/conversion/poster-of.ts';
import { takeRecording } from '#drafts/recording/take-recording.ts';
import { takeImage } from '#drafts/take-image.ts';
import { xRules } from '#networks/x/x-rules.ts';

import { findProgram } from '../../support/real-servers.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const program = findProgram('ffmpeg');
const signal = new AbortController().signal;

test('the real ffmpeg makes of an upright WebM what every account takes, and a picture of it', async (t) => {
  if (program === null) {
    // Where all tests have to run, it has to be there.
    assert.ok(process.env['CI'] === undefined, 'ffmpeg is missing');
    t.skip('there is no ffmpeg');
    return;
  }
  await using place = await temporaryFolder();
  const [filmed, copied, work] = ['filmed.webm', 'copied.webm', 'work'].map((name) => join(place.path, name));
  assert.ok(filmed !== undefined && copied !== undefined && work !== undefined);
  await mkdir(work);
  const made = ['-f', 'lavfi', '-i', 'testsrc2=size=720x1280:rate=30', '-f', 'lavfi', '-i', 'sine=frequency=440'];
  const coded = ['-t', '2', '-c:v', 'libvpx', '-b:v', '500k', '-deadline', 'realtime', '-c:a', 'libopus'];
  const whereabouts = ['-metadata', 'location=+48.1731+006.4496/'];
  await promisify(execFile)(program, ['-hide_banner', '-loglevel', 'error', ...made, ...coded, ...whereabouts, filmed]);
  await using from = await open(filmed, 'r');
  await using to = await open(join(work, sourceName), 'wx+');
  const taken = await takeRecording({ from, to, signal });
  assert.ok(taken.kind === 'recording', JSON.stringify(taken));
  const plan = conversionFor(taken.media, [xRules.defaultLimits.recordings]);
  assert.ok(plan !== null);
  const told: number[] = [];
  const onProgress = (percent: number): void => void told.push(percent);
  const outcome = await convertRecording(program, { media: taken.media, plan, folder: work, signal, onProgress });
  assert.ok(outcome.kind === 'recording', JSON.stringify(outcome));
  const { width, height, mimeType, recording } = outcome.media;
  assert.deepEqual([width, height, mimeType], [720, 1280, 'video/mp4']);
  assert.deepEqual([recording?.video?.codec, recording?.sound], ['avc', 'aac']);
  assert.equal(conversionFor(outcome.media, [xRules.defaultLimits.recordings]), null);
  assert.ok((told.at(-1) ?? 0) > 50, told.join(', '));
  const file = join(work, targetName);
  const poster = await posterOf(program, { file, folder: work, seconds: recording?.seconds ?? 0, signal });
  const limits = { maxImageBytes: 1_000_000, maxImagePixels: 1_000_000, mimeTypes: ['image/png'] };
  const picture = poster === null ? null : await takeImage(poster, limits);
  assert.ok(picture?.kind === 'image' && picture.media.width === 640, JSON.stringify(picture));
});
