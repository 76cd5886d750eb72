import type { DraftView } from '#bot/drafting/draft-view.ts';
import { fullWhenText } from '#bot/when-text.ts';

import { sourceName } from './source-name.ts';

/** Says which rule made the draft, who approved the rule, and until when it holds. */
export function ruleNotes({ m, desk, now, ofRule, names }: DraftView): readonly string[] {
  if (ofRule === null || ofRule.isOver) return [];
  const approvers = ofRule.approvers.map((person) => names.get(person) ?? person);
  const until = fullWhenText(ofRule.endsAt, desk.timeZone, m.tongue, now);
  return [m.relayRule.onDraft(sourceName(m, ofRule.source), approvers, until)];
}
