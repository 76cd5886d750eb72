import type { Button, Card } from '#chat/card.ts';

import type { RecordingSink } from '../support/recording-sink.ts';
import { until } from '../support/until.ts';
import type { ChatWorld } from './chat-world.ts';

/** Registers a test that has a world of its own, with its platform started. */
export type InWorld = (sentence: string, body: (world: ChatWorld, sink: RecordingSink) => Promise<void>) => void;

/** Text full of markup and mentions, none of which may take effect. */
export const hostile =
  '<b>bold</b> *bold* _it_ `code` <!channel> @all @here &amp;lt; [a](https://a.example) <@U1> ✅ approved by Karim';

/** Builds a card with a text and, where `action` is given, a button for it. */
export function saying(text: string, action: string | null = null): Card {
  const button = {
    action: action ?? '',
    label: 'Go',
    style: 'plain',
    draftId: 'd1',
    revision: 2,
    target: 't3',
  } as const;
  return {
    summary: 'a summary',
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'text', text }] },
      ...(action === null ? [] : [{ kind: 'buttons', buttons: [button] } as const]),
    ],
  };
}

/** Builds a card with a button "go" and a menu of `count` actions: "deed0", "deed1" …, each about another draft. */
export function withMenu(count: number): Card {
  const deeds = Array.from({ length: count }, (_, at) => deed(`deed${at}`, at));
  const menu = { label: 'More', buttons: deeds };
  return { summary: 'a menu', blocks: [{ kind: 'buttons', buttons: [deed('go', 40)], menu }] };
}

function deed(action: string, at: number): Button {
  const about = { draftId: `d${at}`, revision: at + 2, target: at % 2 === 0 ? null : `t${at}` };
  return { action, label: `Do ${action}`, style: 'plain', ...about };
}

/** Waits until `isSo` holds: a platform acts a moment after it was asked. */
export async function eventually(isSo: () => boolean | Promise<boolean>): Promise<void> {
  await until('what a platform does a moment later', isSo);
}
