import assert from 'node:assert/strict';
import { test } from 'node:test';

import { changeDeskCommand } from '#cli/desk-commands.ts';
import type { DeskSettings } from '#desks/desk-settings.ts';
import { type Members, noMembers } from '#desks/may.ts';
import type { Step } from '#desks/steps.ts';
import { agreedTemplates } from '#drafts/emergency/agreed.ts';
import { changeDeskWithTemplates } from '#drafts/emergency/change-desk.ts';
import { decideTemplate } from '#drafts/emergency/decide-template.ts';

import { askFlood } from '../../support/flood.ts';
import { type Night, openNight } from '../../support/night.ts';
import { member } from '../../support/publishing-scene.ts';

const minute = 60_000;

type Outcome = Awaited<ReturnType<typeof changeDeskWithTemplates>>;

/** A steward changes the desk a minute later, whatever is lost by it. */
async function change(night: Night, changes: Partial<DeskSettings>, members: Members | null = null): Promise<Outcome> {
  night.clock.advance(minute);
  const request = { deskId: night.deskId, by: 'sophie', changes, members, mayLose: true };
  const outcome = await night.store.write((work) => changeDeskWithTemplates(work, request));
  night.clock.advance(minute);
  return outcome;
}

async function sendable(night: Night, members: Members | null = null): Promise<readonly string[]> {
  const { db: tx, decisionKey } = night.store;
  const templates = await agreedTemplates({ tx, decisionKey }, await night.desk(), members);
  return templates.map(({ approvers }) => approvers.join(' and '));
}

function step(name: string, ...ids: readonly string[]): Step {
  return { name, who: { kind: 'people', ids }, needed: 1 };
}

async function told(night: Night): Promise<number> {
  return night.store.db.notice.count({ where: { kind: 'emergencyTemplate.lapsed' } });
}

test('steps for two minutes, and whatever else is asked for since, leave an agreed template as it is', async () => {
  await using night = await openNight();
  for (const changes of [
    { steps: [step('Legal', 'karim'), step('Cabinet', 'lea')] },
    { steps: null },
    { approvalsNeeded: 2 },
    { approvers: ['karim', 'lea', 'nora'], approvalsNeeded: 3 },
    { approversFrom: 'channel', seenForHours: 48, approvalsNeeded: 1 },
    { approversFrom: 'people', approvers: ['karim', 'lea'], seenForHours: 0 },
  ] as const) {
    const outcome = await change(night, changes);
    assert.equal(outcome.kind, 'changed', JSON.stringify(outcome));
    assert.deepEqual(await sendable(night), ['karim'], JSON.stringify(changes));
  }
  assert.equal(await told(night), 0);
  night.clock.advance(minute);
  assert.equal((await night.publish()).kind, 'sent');
});

test('steps without who approved it stop a template for as long as they stand, and are told at once', async () => {
  await using night = await openNight();
  const without = { steps: [step('Legal', 'nora'), step('Cabinet', 'lea')] };
  assert.partialDeepStrictEqual(await change(night, without), { kind: 'changed', lost: ['Crue, vigilance rouge'] });
  assert.deepEqual(await sendable(night), []);
  assert.equal((await night.prepare()).kind, 'notAgreed');
  assert.equal(await told(night), 1);
  assert.partialDeepStrictEqual(await change(night, { steps: null }), { kind: 'changed', lost: [] });
  assert.deepEqual(await sendable(night), ['karim'], 'Karim may approve again');
});

test('a right that is lost ends it, and only if too few of those who approved it are left', async () => {
  await using night = await openNight({ settings: { approvers: ['karim', 'lea', 'nora'], approvalsNeeded: 2 } });
  const agree = async (by: string): Promise<void> => {
    night.clock.advance(minute);
    const request = { templateId: night.templateId, deskId: night.deskId, members: noMembers } as const;
    await night.store.write((work) => decideTemplate(work, { ...request, person: member(by), kind: 'approve' }));
  };
  assert.deepEqual(await sendable(night), [], 'one of two');
  await agree('lea');
  assert.deepEqual(await sendable(night), ['karim and lea']);
  await change(night, { approvalsNeeded: 1, approvers: ['karim', 'nora'] });
  assert.deepEqual(await sendable(night), [], 'two had to agree to it, and Léa may not any more');
  assert.equal(await told(night), 1);
  // What it asks for while it waits again is the stricter of both, as ever.
  await agree('nora');
  assert.deepEqual(await sendable(night), ['karim and nora']);
});

test('whoever approves as a member of the channel, or of a group, loses that by leaving, and not by another rule', async () => {
  await using night = await openNight();
  const here = members('amina', 'karim', 'lea');
  assert.partialDeepStrictEqual(await change(night, { approversFrom: 'channel' }, here), { lost: [] });
  assert.deepEqual(await sendable(night, here), ['karim']);
  assert.deepEqual(await sendable(night, members('amina', 'lea')), []);
  const group = { ...here, group: { id: 'S1', people: ['lea'] } };
  const toGroup = { approversFrom: 'group', approverGroup: 'S1' } as const;
  assert.partialDeepStrictEqual(await change(night, toGroup, group), { lost: ['Crue, vigilance rouge'] });
  assert.deepEqual(await sendable(night, { ...group, group: { id: 'S1', people: ['lea', 'karim'] } }), ['karim']);
});

test('what is on its way by the path leaves through two minutes of other steps', async () => {
  await using night = await openNight();
  night.mastodon.troubles.push({ answer: { kind: 'tryLater', why: 'rate_limit', afterSeconds: 600 } });
  assert.equal((await night.publish()).kind, 'sent');
  await night.pass(1);
  assert.equal(night.mastodon.posts.length, 0);
  await change(night, { steps: [step('Legal', 'nora'), step('Cabinet', 'lea')] });
  await change(night, { steps: null });
  await night.pass(3600);
  assert.equal(night.mastodon.posts.length, 1);
});

test('a template that still waits is judged by the stricter of all rules since it was asked for', async () => {
  await using night = await openNight();
  const templateId = await askFlood(night.store, night.deskId, 'lea').catch(() => null);
  assert.equal(templateId, null, 'the name is taken');
  await night.store.db.emergencyTemplate.updateMany({ data: { state: 'withdrawn' } });
  const waiting = await askFlood(night.store, night.deskId);
  await change(night, { approvalsNeeded: 2 });
  await change(night, { approvalsNeeded: 1 });
  const request = { templateId: waiting, deskId: night.deskId, members: noMembers, kind: 'approve' } as const;
  await night.store.write((work) => decideTemplate(work, { ...request, person: member('karim') }));
  assert.deepEqual(await sendable(night), [], 'two were asked for meanwhile');
});

test('the terminal changes no desk by which a template is lost, before somebody says so', async () => {
  await using night = await openNight();
  const alone = { approvers: ['lea', 'nora'], approversFrom: 'people' } as const;
  const refused = await changeDeskCommand(night.store, night.deskId, alone);
  assert.deepEqual([refused.exitCode, refused.data], [1, { refused: 'loses_templates' }]);
  assert.match(
    refused.text,
    /1 emergency template \("Crue, vigilance rouge"\) could no longer be sent.*--lose-templates/,
  );
  assert.deepEqual((await night.desk()).approvers, ['karim', 'lea']);
  assert.deepEqual([await sendable(night), await told(night)], [['karim'], 0]);
  const changed = await changeDeskCommand(night.store, night.deskId, alone, true);
  assert.match(changed.text, /1 emergency template \("Crue, vigilance rouge"\) can no longer be sent\./);
  assert.deepEqual([await sendable(night), await told(night)], [[], 1]);
});

function members(...channel: readonly string[]): Members {
  return { channel, group: null };
}
