import { z } from 'zod';

import { pressedButton } from '#chat/slack/render/pressed-button.ts';

import type { SeenMessage } from '../contracts/chat-world.ts';
import { assertButtons } from './says-buttons.ts';
import { saidOn } from './slack-client/draw-message.ts';
import type { SlackSeen } from './slack-client/seen-in-slack.ts';

/** A card as one, even if it needed several messages. */
export interface SlackCard extends SeenMessage {
  readonly parts: readonly SlackSeen[];
}

const partSchema = z.object({ event_payload: z.object({ first: z.string() }) });

/** Merges the further messages of a long card into its first. Throws if a card mentions buttons but none is drawn. */
export function mergeParts(messages: readonly SlackSeen[]): readonly SlackCard[] {
  return messages
    .filter((message) => firstOf(message) === null)
    .map((first): SlackCard => {
      const { channel, ts, threadTs: thread } = first;
      const rest = ts === null ? [] : messages.filter((message) => firstOf(message) === ts);
      const parts = [first, ...rest];
      assertButtons(
        parts.map(saidOn).join('\n'),
        parts.flatMap(({ buttons }) => buttons),
      );
      return {
        ref: ts === null ? null : { channel, message: ts, thread },
        parts,
        text: parts.map(({ text }) => text).join(''),
        buttons: parts.flatMap(({ buttons }) =>
          buttons.flatMap(({ sends }) => pressedButton(sends.actionId, sends.value) ?? []),
        ),
        alts: parts.flatMap(({ alts }) => alts),
        tables: parts.flatMap(({ tables }) => tables),
        links: parts.flatMap(({ links }) => links),
        notified: [...new Set(parts.flatMap(({ notified }) => notified))],
      };
    });
}

function firstOf(message: SlackSeen): string | null {
  const parsed = partSchema.safeParse(message.metadata);
  return parsed.success ? parsed.data.event_payload.first : null;
}
