import { offsetIfTwice } from '#bot/forms/time-form.ts';
import { namesOf } from '#bot/drafting/names.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { Language } from '#languages.ts';

/** The language and zone in which moments of a rota are shown. */
export interface RotaReading {
  readonly timeZone: string;
  readonly language: Language;
  readonly now: Date;
}

/** Formats a moment of a rota, with its offset where clocks show its time twice. */
export function momentText(at: Date, { timeZone, language, now }: RotaReading): string {
  const words = fullWhenText(at, timeZone, language, now);
  const offset = offsetIfTwice(at, timeZone);
  return offset === null ? words : `${words} (${offset})`;
}

/** Looks up people's names in the chat. Returns a function that names one of them. */
export async function namer(chat: ChatPlatform, people: readonly string[]): Promise<(person: string) => string> {
  const names = await namesOf(chat, people);
  return (person) => names.get(person) ?? person;
}
