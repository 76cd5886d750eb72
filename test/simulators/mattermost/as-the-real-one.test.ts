import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { answersOf1011, answersOf115 } from '../../fixtures/mattermost-answers.ts';
import { leftOut, rows } from '../../fixtures/mattermost-record.ts';
import { openProbeScene } from './probe-scene.ts';
import { probesOfFrames } from './probes-of-frames.ts';
import { probesOfIntegrations } from './probes-of-integrations.ts';
import { probesOfPeople } from './probes-of-people.ts';
import { probesOfPosts } from './probes-of-posts.ts';

// Compares our Mattermost with recorded answers of real servers: suites that run against it prove no more than this.

const probes = { ...probesOfPosts, ...probesOfPeople, ...probesOfIntegrations, ...probesOfFrames };

for (const [version, answers] of [
  ['11.5.0', answersOf115],
  ['10.11.0', answersOf1011],
] as const)
  describe(`the simulator answers as Mattermost ${version} did`, () => {
    for (const [name, probe] of Object.entries(probes))
      test(name, async () => {
        await using scene = await openProbeScene(version);
        assert.deepEqual(await probe(scene), answers[name]);
      });
  });

test('each row of the record is asked for, or left out for a reason', () => {
  const answered = Object.keys(answersOf115);
  assert.deepEqual(Object.keys(probes).toSorted(), answered.toSorted());
  const followed = [...answered, ...Object.keys(leftOut)].map((name) => name.split(': ')[0]);
  assert.deepEqual(
    rows.filter((row) => !followed.includes(row.split(': ')[0])),
    [],
  );
});
