import { z } from 'zod';

import type { SlackSeen } from '../simulators/slack/seen-by.ts';

/** A card as one, however many messages it needed. */
export interface SlackCard extends SlackSeen {
  readonly parts: readonly SlackSeen[];
}

const partSchema = z.object({ event_payload: z.object({ first: z.string() }) });

/** Puts the further messages of a long card to its first. */
export function mergeParts(messages: readonly SlackSeen[]): readonly SlackCard[] {
  return messages
    .filter((message) => firstOf(message) === null)
    .map((first): SlackCard => {
      const rest = first.ts === null ? [] : messages.filter((message) => firstOf(message) === first.ts);
      const parts = [first, ...rest];
      return {
        ...first,
        parts,
        text: parts.map(({ text }) => text).join(''),
        buttons: parts.flatMap(({ buttons }) => buttons),
        alts: parts.flatMap(({ alts }) => alts),
        links: parts.flatMap(({ links }) => links),
        mentions: parts.flatMap(({ mentions }) => mentions),
        notified: [...new Set(parts.flatMap(({ notified }) => notified))],
      };
    });
}

function firstOf(message: SlackSeen): string | null {
  const parsed = partSchema.safeParse(message.metadata);
  return parsed.success ? parsed.data.event_payload.first : null;
}
