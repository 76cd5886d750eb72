import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { endAbsence } from '#desks/end-absence.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import { reviseWhenFree } from '#publishing/deciding/stop.ts';

import { inChannel, note } from '../support/absent.ts';
import { lookFor } from '../support/nudges.ts';
import { aContent, openScene, rules } from '../support/publishing-scene.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const person = fc.constantFrom('karim', 'lea', 'omar', 'omar', 'omar', 'amina');
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      inMinutes: fc.constantFrom(null, null, 61, 65, 300, 1000, 3000),
    }),
  },
  { weight: 6, arbitrary: fc.constant({ do: 'ask' } as const) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('decide' as const),
      by: person,
      kind: fc.constantFrom('approve', 'approve', 'requestChanges', 'reject'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('away' as const),
      person: fc.constantFrom('karim', 'karim', 'lea', 'lea', 'omar'),
      deputy: fc.constantFrom(null, 'omar', 'omar', 'amina'),
      startsInDays: fc.constantFrom(0, 0, 1, 2),
      days: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('back' as const), number: fc.integer({ min: 1, max: 4 }) }) },
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      span: fc.constantFrom(
        { minutes: 1, every: 1 },
        { minutes: 59, every: 7 },
        { minutes: 300, every: 20 },
        { minutes: 1500, every: 59 },
        { minutes: 20_160, every: 719 },
      ),
      how: fc.constantFrom('watched', 'watched', 'watched', 'down', 'chatAway'),
    }),
  },
);

/** Told by the wall clock of Paris and a list, and by none of Tambour's code. */
const holidays = new Set(['2026-12-25', '2027-01-01', '2027-03-29', '2027-05-01']);

function inParis(at: Date): { readonly day: string; readonly isWorking: boolean } {
  const day = at.toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' });
  const hour = Number(at.toLocaleTimeString('sv-SE', { timeZone: 'Europe/Paris' }).slice(0, 2));
  const isWeekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  return { day, isWorking: hour >= 9 && hour < 18 && !isWeekend && !holidays.has(day) };
}

test('in any order of edits, askings, decisions, absences and hours: one message a draft and day, in working hours, of what waits; no deputy out of their time', async () => {
  const seen = { reminders: 0, warnings: 0, lists: 0, deputies: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 6, maxLength: 22 }),
      // A plain week, Christmas, and the weeks in which clocks change.
      fc.constantFrom(0, 30, 122, 335),
      async (steps, startDays) => {
        await using scene = await openScene();
        const { store, clock } = scene;
        clock.advance(startDays * dayMs);
        const draft = await scene.asked();
        const absences: { person: string; deputy: string | null; from: string; to: string; endedAt: Date | null }[] =
          [];
        const isAway = (who: string, deputy?: string): boolean =>
          absences.some(
            (one) =>
              one.person === who &&
              one.endedAt === null &&
              (deputy === undefined || one.deputy === deputy) &&
              one.from <= inParis(clock.now()).day &&
              inParis(clock.now()).day <= one.to,
          );
        let standing: 'writing' | 'waiting' | 'changes' | 'over' = 'waiting';
        const days = new Set<string>();

        for (const one of steps) {
          const { current } = await scene.draft(draft.id);
          const desk = await scene.desk();
          switch (one.do) {
            case 'edit': {
              const publishAt =
                one.inMinutes === null ? null : new Date(clock.now().getTime() + one.inMinutes * minuteMs);
              const window =
                publishAt === null ? null : { publishAt, notAfterAt: new Date(publishAt.getTime() + 120 * minuteMs) };
              const content = aContent(scene, { text: `Text ${current.number + 1}.`, window });
              const request = {
                draftId: draft.id,
                editor: 'amina',
                baseRevision: current.number,
                content,
                desk,
                rules,
              };
              if ((await store.write((work) => reviseWhenFree(work, request))).kind === 'revised') standing = 'writing';
              break;
            }
            case 'ask': {
              const request = { draftId: draft.id, revision: current.number, person: 'amina', desk, rules };
              if ((await store.write((work) => askForApproval(work, request))).kind === 'asked') standing = 'waiting';
              break;
            }
            case 'decide': {
              const { by, kind } = one;
              const outcome = await scene.decide(draft, { by, kind, members: inChannel });
              const hasOwn = by === 'karim' || by === 'lea';
              const isDeputy = by === 'omar' && !isAway('omar') && (isAway('karim', 'omar') || isAway('lea', 'omar'));
              if (outcome.kind !== 'decided') {
                if (isDeputy) assert.ok(outcome.kind === 'repeated' || outcome.why !== 'not_approver');
                break;
              }
              assert.ok(hasOwn || isDeputy, `${by} decided, who has no right`);
              if (isDeputy) seen.deputies += 1;
              if (outcome.standing.kind === 'changesAsked') standing = 'changes';
              else standing = outcome.standing.kind === 'waiting' ? 'waiting' : 'over';
              break;
            }
            case 'away': {
              const from = inParis(new Date(clock.now().getTime() + one.startsInDays * dayMs)).day;
              const to = inParis(new Date(clock.now().getTime() + (one.startsInDays + one.days - 1) * dayMs)).day;
              const { person: who, deputy } = one;
              const outcome = await note(scene, {
                person: who,
                deputy: who === 'omar' ? null : deputy,
                first: from,
                last: to,
              });
              if (outcome.kind !== 'set') break;
              absences.push({ person: who, deputy: who === 'omar' ? null : deputy, from, to, endedAt: null });
              break;
            }
            case 'back': {
              const request = { deskId: scene.deskId, number: one.number, by: { id: 'sophie', name: 'Sophie' } };
              const ended = await store.write((work) => endAbsence(work, request));
              const absence = absences[one.number - 1];
              if (ended.kind === 'ended' && absence !== undefined) absence.endedAt = clock.now();
              break;
            }
            case 'pass': {
              if (one.how === 'down') {
                clock.advance(one.span.minutes * minuteMs);
                break;
              }
              const said = await lookFor(scene, one.span, { isAway: one.how === 'chatAway' });
              for (const { kind, at } of said) {
                const { day, isWorking } = inParis(at);
                assert.ok(!days.has(day), `two messages on ${day}`);
                days.add(day);
                assert.notEqual(standing, 'over', `${kind} of what was decided`);
                if (kind === 'reminder.hourBefore') {
                  seen.warnings += 1;
                  continue;
                }
                assert.ok(isWorking, `${kind} at ${at.toISOString()}`);
                if (kind === 'reminder.stale') {
                  seen.lists += 1;
                  continue;
                }
                seen.reminders += 1;
                assert.equal(standing, 'waiting');
              }
              break;
            }
          }
        }
      },
    ),
    { numRuns: 18, seed: 20_261_125 },
  );
  for (const [what, times] of Object.entries(seen)) assert.ok(times > 0, `no ${what} was met`);
});
