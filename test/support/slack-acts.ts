import assert from 'node:assert/strict';

import type { MessageRef } from '#chat/refs.ts';
import { pressedButton } from '#chat/slack/render/pressed-button.ts';

import { asSent } from '../simulators/slack/as-sent.ts';
import type { Slack } from '../simulators/slack/open-slack.ts';
import type { Written } from '../simulators/slack/simulation.ts';
import { mergeParts, type SlackCard } from './merge-parts.ts';
import type { ChatActs } from './team-in-chat.ts';

const nameOf = { approve: 'white_check_mark', reject: 'x', other: 'eyes' } as const;

/** What people do in Slack. */
export function slackActs(slack: Slack): ChatActs<SlackCard, Written> {
  const { channel } = slack;
  const seen = async (user: string): Promise<readonly SlackCard[]> => mergeParts(await slack.seen(user));
  return {
    channel,
    id: (name) => slack.id(name),
    seen,
    type: async (user, text) => (await slack.command(user, channel, text)).kind === 'acked',
    press: async (user, ref, action) => {
      const isIt = (one: { readonly actionId: string; readonly value: string }): boolean =>
        pressedButton(one.actionId, one.value)?.action === action;
      const card = (await seen(user)).find((one) => one.ref?.message === ref.message);
      const at = card?.parts.find(({ buttons }) => buttons.some(isIt));
      if (at === undefined || at.ts === null) throw new Error(`no button ${action} on ${ref.message}`);
      const answer = await slack.press(user, { channel, ts: at.ts }, isIt);
      assert.equal(answer.kind, 'acked', JSON.stringify(answer));
    },
    react: async (user, ref, name, added) => {
      if (added) await slack.react(user, placeOf(ref), nameOf[name]);
      else await slack.unreact(user, placeOf(ref), nameOf[name]);
    },
    submit: async (user, values) => {
      const sent = await slack.submit(user, values);
      if (sent.kind === 'closed') return { kind: 'closed' };
      const open = slack.viewOf(user);
      if (open === null) throw new Error('the form is gone');
      const { fields, general, values: left } = asSent(open);
      return { kind: 'open', fields, general, values: left };
    },
  };
}

export function placeOf({ channel, message }: MessageRef): { readonly channel: string; readonly ts: string } {
  return { channel, ts: message };
}
