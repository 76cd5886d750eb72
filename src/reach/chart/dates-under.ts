import { type Language, languageFacts } from '#languages.ts';

import { widthOf } from './font.ts';
import { colour, size } from './look.ts';
import type { Text } from './part.ts';
import type { Place } from './stretches.ts';

const gapPx = 36;
const weekMs = 7 * 86_400_000;

/** Writes the date of the last week and of every second, third … before it, as close as there is room for. */
export function datesUnder(
  places: readonly Place[],
  { locale, timeZone, y }: { readonly locale: Language; readonly timeZone: string; readonly y: number },
): readonly Text[] {
  const day = new Intl.DateTimeFormat(languageFacts[locale].locale, {
    timeZone,
    day: 'numeric',
    month: 'short',
  });
  const dates = places.map(({ at, px }) => {
    const text = day.format(at);
    return {
      px,
      text,
      halfPx: widthOf(text, size.small) / 2,
      weeksAgo: Math.round(((places.at(-1)?.at ?? at) - at) / weekMs),
    };
  });
  const steps = dates.map((_, index) => dates.filter(({ weeksAgo }) => weeksAgo % (index + 1) === 0));
  const fits = (chosen: typeof dates): boolean =>
    chosen.every(({ px, halfPx }, index) => {
      const previous = chosen[index - 1];
      return previous === undefined || px - halfPx - previous.px - previous.halfPx >= gapPx;
    });
  const chosen = steps.find(fits) ?? dates.slice(-1);
  return chosen.map(({ px, text }) => ({ x: px, y, text, sizePx: size.small, align: 'center', fill: colour.soft }));
}
