import type { Pressed } from './pressed.ts';

/** What to say to who pressed a button of an earlier revision's card; null where the card is the current one. */
export function staleText({ draft, event, m }: Pressed): string | null {
  return event.revision === draft.current.number ? null : m.answers.oldCard(draft.current.number);
}
