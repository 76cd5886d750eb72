import type { DeskContext, DraftContext } from '#bot/context.ts';
import type { Card } from '#chat/card.ts';
import type { ChatEvent } from '#chat/chat-sink.ts';

export type ButtonEvent = Extract<ChatEvent, { readonly kind: 'button' }>;

/** Somebody pressed a button about a draft. */
export interface Pressed extends DraftContext {
  readonly event: ButtonEvent;
}

/** Does what a button says; what to whisper to who pressed, or null where the thread or a form says it. */
export type PressHandler = (pressed: Pressed) => Promise<Card | string | null>;

/** Somebody pressed a button that is about no draft. */
interface DeskPressed extends DeskContext {
  readonly event: ButtonEvent;
}

/** As `PressHandler`, on a desk. */
export type DeskPressHandler = (pressed: DeskPressed) => Promise<Card | string | null>;
