import { asSentences } from '#bot/as-sentences.ts';
import type { Bot } from '#bot/bot.ts';
import { namesOf } from '#bot/drafting/names.ts';
import { freezerName } from '#bot/freezing/freezer-name.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { readDesk } from '#desks/desk.ts';
import { readPolicyChanges } from '#desks/policy-change.ts';
import type { Policy } from '#desks/policy.ts';
import { namedInSteps, type StepWho } from '#desks/steps.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Messages } from '#messages/words/messages.ts';

import { stepsText } from './steps-text.ts';

/** Posts in the desk's channel who changed its policy, from what and to what, in one message. */
export async function deliverPolicy(
  bot: Bot,
  chat: ChatPlatform,
  { deskId, number }: { readonly deskId: string; readonly number: number },
): Promise<void> {
  const { db, clock } = bot.store;
  const desk = await readDesk(db, { id: deskId }, clock.now());
  const change = (await readPolicyChanges(db, deskId, number - 1)).find((one) => one.number === number);
  if (desk === null || change === undefined) throw new Error(`change ${number} of desk ${deskId} is gone`);
  const { by, before, after } = change;
  const m = messagesIn(desk.language);
  const people = [before, after].flatMap(({ approvers, stewards, steps }) => [
    ...approvers,
    ...stewards,
    ...namedInSteps(steps ?? []),
  ]);
  const [names, who, groups] = await Promise.all([
    namesOf(chat, people),
    freezerName(chat, m, by),
    chat.groups().catch(() => null),
  ]);
  const ofGroup = (id: string): string => groups?.find((group) => group.id === id)?.name ?? id;
  const say = (policy: Policy): readonly (readonly [string, string])[] => saidOf(m, policy, { names, ofGroup });
  const now = new Map(say(after));
  const changes = say(before).flatMap(([what, from]) => {
    const to = now.get(what) ?? from;
    return from === to ? [] : [m.policy.fromTo(what, from, to)];
  });
  const said = m.policy.changed(who, changes.join(' · '));
  const card = {
    summary: asSentences(said, m.policy.waits),
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'text', text: said }] },
      { kind: 'note', inlines: [{ kind: 'text', text: m.policy.waits }] },
    ],
  } as const;
  await showNotice(bot, chat, { channel: desk.channel }, { key: `desk.policyChanged:${deskId}:${number}`, card });
}

/** Lists each part of a policy with its value. */
function saidOf(
  m: Messages,
  policy: Policy,
  { names, ofGroup }: { readonly names: ReadonlyMap<string, string>; readonly ofGroup: (id: string) => string },
): readonly (readonly [string, string])[] {
  const { policy: words, setup } = m;
  const list = (people: readonly string[]): string =>
    people.length === 0
      ? words.nobody
      : people
          .map((id) => names.get(id) ?? id)
          .toSorted((one, other) => one.localeCompare(other))
          .join(', ');
  const approvers = {
    people: () => list(policy.approvers),
    channel: () => words.everyMember,
    group: () => words.membersOf(ofGroup(policy.approverGroup ?? '')),
  };
  const whoOf = (who: StepWho): string => {
    switch (who.kind) {
      case 'people':
        return list(who.ids);
      case 'members':
        return words.everyMember;
      case 'group':
        return words.membersOf(ofGroup(who.groupId));
    }
  };
  return [
    [m.steps.label, stepsText(m, policy.steps, whoOf)],
    [setup.approversFrom, approvers[policy.approversFrom]()],
    [setup.seenFor, String(policy.seenForHours)],
    [setup.number, String(policy.approvalsNeeded)],
    [setup.stewards, list(policy.stewards)],
    [setup.grace, String(policy.graceSeconds)],
  ];
}
