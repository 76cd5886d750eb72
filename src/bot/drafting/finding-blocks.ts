import { findingText, placeText } from './finding-text.ts';
import { draftButton } from '#bot/card-button.ts';
import type { DraftView } from './draft-view.ts';
import type { Block, Button, Inline } from '#chat/card.ts';
import type { Finding } from '#drafts/finding.ts';

const shownAtOnce = 3;

/** Shows the findings, if any: all that block, the first few others, and the rest folded. */
export function findingBlocks(view: DraftView): readonly Block[] {
  const { cards } = view.m;
  const blocking = view.findings.filter(({ level }) => level === 'blocks');
  const others = view.findings.filter(({ level }) => level !== 'blocks');
  const folded = others.slice(shownAtOnce);
  return [
    ...listOf(view, cards.blocking, blocking),
    ...listOf(view, cards.remarks, others.slice(0, shownAtOnce)),
    ...(folded.length === 0
      ? []
      : ([
          { kind: 'folded', summary: cards.moreRemarks(folded.length), items: folded.map((one) => item(view, one)) },
        ] as const)),
  ];
}

/** Builds a "Known here" button for each unexplained acronym shown. */
export function acronymButtons({ findings, draft, m }: DraftView): readonly Button[] {
  const acronyms = findings.flatMap((one) => (one.code === 'ACRONYM' ? [one.data.acronym] : []));
  return [...new Set(acronyms)]
    .slice(0, shownAtOnce)
    .map((acronym) => draftButton({ draft }, 'allowAcronym', m.buttons.allowAcronym(acronym), 'plain', acronym));
}

/** Lists findings under a title; empty without findings. */
export function listOf(view: DraftView, title: string, findings: readonly Finding[]): readonly Block[] {
  if (findings.length === 0) return [];
  return [
    { kind: 'paragraph', inlines: [{ kind: 'strong', text: title }] },
    { kind: 'list', items: findings.map((one) => item(view, one)) },
  ];
}

function item(view: DraftView, finding: Finding): readonly Inline[] {
  const sentence = findingText(view, finding);
  const place = placeText(view, finding.place, sentence);
  return [
    { kind: 'strong', text: place },
    { kind: 'text', text: view.m.words.labelled('', sentence) },
  ];
}
