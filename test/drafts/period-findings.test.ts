import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import type { ReservePeriod } from '#desks/period.ts';
import type { Content } from '#drafts/content.ts';
import { findingsOf } from '#drafts/findings-of.ts';

import { aContent, aDesk, mastodonId, now, xId } from './builders.ts';

const hourMs = 3_600_000;

function aPeriod(changes: Partial<ReservePeriod> = {}): ReservePeriod {
  return {
    id: '00000000-0000-4000-8000-0000000000f1',
    deskId: '00000000-0000-4000-8000-0000000000d0',
    label: 'Élections',
    basis: 'L.52-1',
    fromAt: new Date(now.getTime() + hourMs),
    toAt: new Date(now.getTime() + 2 * hourMs),
    timeZone: 'Europe/Paris',
    accountIds: [xId],
    level: 'inform',
    role: null,
    rolePeople: [],
    replacesId: null,
    fingerprint: 'f',
    askedBy: 'sophie',
    askedAt: now,
    askedPolicy: 0,
    state: 'agreed',
    agreedAt: now,
    endedAt: null,
    number: 1,
    cancelAskedBy: null,
    cancelAskedAt: null,
    cancelAskedPolicy: null,
    cancelMac: null,
    heldAt: null,
    mac: '',
    ...changes,
  };
}

function found(content: Partial<Content>, periods: readonly ReservePeriod[]): readonly string[] {
  return findingsOf(aContent(content), aDesk({ periods }), rules, now).map(({ code, level }) => `${code}:${level}`);
}

function inHours(hours: number): Pick<Content, 'window'> {
  const publishAt = new Date(now.getTime() + hours * hourMs);
  return { window: { publishAt, notAfterAt: new Date(publishAt.getTime() + hourMs) } };
}

test('a draft says in which reserve period it goes out, and what that asks for', () => {
  for (const [level, said] of [
    ['inform', 'PERIOD_INFORMS:info'],
    ['extraApproval', 'PERIOD_ASKS_MORE:info'],
    ['closed', 'PERIOD_CLOSED:warns'],
  ] as const) {
    const periods = [aPeriod({ level })];
    assert.deepEqual(found(inHours(1.5), periods), [said]);
    assert.deepEqual(found({}, periods), [], 'it goes out before');
    assert.deepEqual(found(inHours(2), periods), [], 'it goes out after');
    assert.deepEqual(found({ ...inHours(1.5), accountIds: [mastodonId] }, periods), [], 'the account is not in it');
    assert.deepEqual(found(inHours(1.5), [aPeriod({ level, state: 'asked' })]), [], 'nobody agreed to it');
    assert.deepEqual(found({ ...inHours(1.5), corrections: [] }, periods), [], 'what mends a public post is free');
  }
});

test('words of a campaign are asked about one by one inside, and promises as well', () => {
  for (const text of [
    'Le bilan est prêt.',
    'Nous ferons mieux demain.',
    'The ballot is open.',
    'Unsere Bilanz steht.',
  ]) {
    assert.ok(found({ text, ...inHours(1.5) }, [aPeriod()]).includes('RESTRICTED_WORDS:warns'), text);
    assert.ok(!found({ text }, [aPeriod()]).includes('RESTRICTED_WORDS:warns'), text);
  }
});
