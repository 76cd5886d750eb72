import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { JournalRow, PublishRequest } from '../witness.ts';
import { checkReal, type RealEvidence } from './check-real.ts';
import { realTimes } from './durations.ts';

const begun = Date.parse('2026-11-23T09:00:00.000Z');
const account = {
  id: 'm',
  network: 'mastodon',
  handle: '@mairie@mastodon.example',
  keepsKeys: true,
  reading: true,
} as const;
const text = 'The town hall opens at nine.';
const content = {
  text,
  ownTexts: {},
  contentWarning: null,
  visibility: 'public',
  accountIds: ['m'],
  window: null,
  media: [],
};
const delivery = { deliveryId: 'd', accountId: 'm', revision: 1 };

const at = (afterMs: number): string => new Date(begun + afterMs).toISOString();

const entries: readonly (readonly [kind: string, actor: string, data: unknown])[] = [
  ['draft.created', 'aicha', { revision: 1, content }],
  ['approval.asked', 'aicha', { revision: 1 }],
  ['decision.approve', 'karim', { revision: 1 }],
  ['delivery.planned', 'tambour', { revision: 1, deliveryIds: ['d'], dueAt: at(30), notAfterAt: at(7_200_000) }],
  ['delivery.sending', 'tambour', delivery],
  ['delivery.sent', 'tambour', { ...delivery, remoteId: '1', evidence: 'answer' }],
];
const journal = entries.map(([kind, actor, data], index): JournalRow => ({
  seq: BigInt(index + 1),
  at: new Date(begun + index * 10),
  kind,
  deskId: 'desk',
  draftId: 'draft',
  actor,
  data,
  previousHash: '',
  hash: '',
}));
const rendering = {
  network: 'mastodon',
  accountId: '',
  text,
  contentWarning: null,
  language: 'en',
  visibility: 'public',
  media: [],
} as const;

function requestAt(afterMs: number): PublishRequest {
  const atMs = begun + afterMs;
  return { atMs, wallAt: new Date(atMs), accountId: 'm', key: 'k', rendering, journalSeq: 5n, madePost: '1' };
}

const post = {
  id: '1',
  accountId: 'm',
  rendering,
  edits: [],
  key: 'k',
  atMs: begun + 60,
  visibleAtMs: begun + 60,
  gone: null,
};
const act = {
  atMs: begun,
  person: 'karim',
  did: 'approve',
  draftId: 'draft',
  revision: 1,
  target: null,
  shown: null,
  journalSeq: 2n,
} as const;

/** Evidence of one post that went as it should. */
const sound: RealEvidence = {
  desk: { approvalsNeeded: 1, graceSeconds: 0, approvers: ['karim'], members: ['aicha', 'karim'], inChannel: [] },
  accounts: [account],
  acts: [act],
  absences: [],
  requests: [requestAt(50)],
  posts: [post],
  messages: [],
  journal,
  leaseMs: realTimes.leaseSeconds * 1000,
  beginsWithinMs: Infinity,
  claimTakesMs: 1000,
  lost: null,
  conversions: new Map(),
  tampered: new Set(),
  stoodBeforeSending: false,
  stoodStill: false,
  looksFailed: false,
  clockJumped: false,
  cameToRest: true,
  frozen: [],
  stood: [],
  seenLateMs: 0,
  taken: [text],
  timeline: [{ id: '1', text }],
  moving: null,
};

/** Lists the findings that the sound evidence does not have: its journal lacks hashes, and its thread words. */
function foundIn(changes: Partial<RealEvidence>): readonly string[] {
  const usual = new Set(checkReal(sound).map(({ detail }) => detail));
  return checkReal({ ...sound, ...changes })
    .filter(({ detail }) => !usual.has(detail))
    .map(({ kind, detail }) => `${kind}: ${detail}`);
}

for (const { name, changes, found } of [
  {
    name: 'two requests of one claim',
    changes: { requests: [requestAt(50), requestAt(60)] },
    found: /^doubled: .*2 requests of 1 claims/,
  },
  {
    name: 'a request after its claim had lapsed',
    changes: { requests: [requestAt(45 + realTimes.leaseSeconds * 1000)] },
    found: /^afterLease: /,
  },
  {
    name: 'the same of a process that stood still for some of that time, and not for enough of it',
    changes: {
      requests: [requestAt(45 + realTimes.leaseSeconds * 1000)],
      stood: [{ fromMs: begun + 100, untilMs: begun + 500 }],
    },
    found: /^afterLease: /,
  },
  {
    name: 'and tells apart where it stood still just before it sent',
    changes: {
      requests: [requestAt(45 + realTimes.leaseSeconds * 1000)],
      stood: [{ fromMs: begun + 100, untilMs: begun + 40 + realTimes.leaseSeconds * 1000 }],
    },
    found: /^beyond: .* stood still for 2940 ms/,
  },
  {
    name: 'a request more than a second after a freeze was answered',
    changes: { requests: [requestAt(1200)], frozen: [{ answeredMs: begun + 100, thawAskedMs: begun + 5000 }] },
    found: /^afterStop: .*1100 ms after a freeze/,
  },
  {
    name: 'an approval that nothing knows of',
    changes: { acts: [act, { ...act, person: 'lea' }] },
    found: /^lost: lea approved version 1/,
  },
  { name: 'a draft that was taken and is nowhere', changes: { taken: ['Another.'] }, found: /^lost: "Another\."/ },
  {
    name: 'a public post that nobody sent',
    changes: { timeline: [...sound.timeline, { id: '2', text: 'Hacked.' }] },
    found: /^unapproved: "Hacked\."/,
  },
  { name: 'what never comes to rest', changes: { moving: '1 doubt' }, found: /^lost: never at rest: 1 doubt/ },
] satisfies readonly { name: string; changes: Partial<RealEvidence>; found: RegExp }[]) {
  test(`the checker finds ${name}`, () => {
    assert.ok(
      foundIn(changes).some((line) => found.test(line)),
      foundIn(changes).join('\n'),
    );
  });
}

test('a request that arrives within a second of a freeze’s answer was on the wire', () => {
  const frozen = [{ answeredMs: begun, thawAskedMs: begun + 5000 }];
  assert.deepEqual(foundIn({ requests: [requestAt(900)], frozen }), []);
});
