import assert from 'node:assert/strict';

import type { MessageRef } from '#chat/refs.ts';
import { pressedButton } from '#chat/slack/render/pressed-button.ts';

import type { Slack } from '../simulators/slack/open-slack.ts';
import type { Written } from '../simulators/slack/simulation.ts';
import { mergeParts, type SlackCard } from './merge-parts.ts';
import { formInSlack, submitInSlack, valuesIn } from './slack-client/form-in-slack.ts';
import { pressInSlack, seenAs } from './slack-client/press-in-slack.ts';
import { seenInSlack } from './slack-client/seen-in-slack.ts';
import type { ChatActs } from './team-in-chat.ts';

const nameOf = { approve: 'white_check_mark', reject: 'x', other: 'eyes' } as const;

/** Builds what people do in Slack. */
export function slackActs(slack: Slack): ChatActs<SlackCard, Written> {
  const { channel } = slack;
  const seen = async (user: string): Promise<readonly SlackCard[]> => mergeParts(await seenInSlack(slack, user));
  return {
    channel,
    id: (name) => slack.id(name),
    seen,
    type: async (user, text) => (await slack.command(user, channel, text)).kind === 'acked',
    press: async (user, ref, action) => {
      const card = (await seen(user)).find((one) => one.ref?.message === ref.message);
      const drawn = card?.parts.flatMap((part) => part.buttons.map((button) => ({ part, button }))) ?? [];
      const found = drawn.find(
        ({ button: { sends } }) => pressedButton(sends.actionId, sends.value)?.action === action,
      );
      if (found === undefined || found.part.ts === null)
        throw new Error(`no button ${action} is drawn on ${ref.message}`);
      const { part, button } = found;
      const answer = await pressInSlack(slack, user, { channel, ts: found.part.ts }, seenAs(part, button));
      assert.equal(answer.kind, 'acked', JSON.stringify(answer));
    },
    react: async (user, ref, name, added) => {
      if (added) await slack.react(user, placeOf(ref), nameOf[name]);
      else await slack.unreact(user, placeOf(ref), nameOf[name]);
    },
    submit: async (user, values) => {
      const sent = await submitInSlack(slack, user, values);
      if (sent.kind === 'closed') return { kind: 'closed' };
      const form = formInSlack(slack, user);
      if (form === null) throw new Error('the form is gone');
      const fields = form.inputs.flatMap(({ sends, error }) => (error === null ? [] : [[sends, error] as const]));
      return { kind: 'open', fields: Object.fromEntries(fields), general: form.general, values: valuesIn(form) };
    },
  };
}

export function placeOf({ channel, message }: MessageRef): { readonly channel: string; readonly ts: string } {
  return { channel, ts: message };
}
