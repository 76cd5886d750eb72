import { Temporal } from 'temporal-polyfill';

import type { FindPlace } from './find-in-desk.ts';

const target = /^(?<before>\d{1,9}) (?<today>\d{4}-\d\d-\d\d) (?<wish>.*)$/su;

/** Packs a place and a search into the target of the button to a list's next page. `readOlderTarget` reads it back. */
export function olderTarget({ before, today }: FindPlace, wish: string): string {
  return `${before} ${today.toString()} ${wish}`;
}

/** Reads the place and the search from a button's target; null where `olderTarget` did not make it. */
export function readOlderTarget(text: string | null): { readonly place: FindPlace; readonly wish: string } | null {
  const { before = '', today = '', wish = '' } = target.exec(text ?? '')?.groups ?? {};
  if (before === '') return null;
  try {
    return { place: { before: Number(before), today: Temporal.PlainDate.from(today) }, wish };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
