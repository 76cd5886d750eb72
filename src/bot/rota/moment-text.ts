import { offsetIfTwice } from '#bot/forms/time-form.ts';
import { fullWhenText } from '#bot/when-text.ts';
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
