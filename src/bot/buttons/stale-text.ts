import type { Pressed } from './pressed.ts';

/** What to say to who pressed a button of an earlier revision's card; null where the card is the current one. */
function oldText({ draft, event, m }: Pressed): string | null {
  return event.revision === draft.current.number ? null : m.answers.oldCard(draft.current.number);
}

/** As `oldText`, for a button that is bound to what the card shows: `revisionButton`. */
export function staleText(pressed: Pressed): string | null {
  const { draft, event, m } = pressed;
  const { number, fingerprint } = draft.current;
  return oldText(pressed) ?? (event.target === fingerprint ? null : m.answers.otherCard(number));
}
