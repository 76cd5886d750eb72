import { asSentences } from '#bot/as-sentences.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Block } from '#chat/card.ts';

import type { DigestContext } from './digest-view.ts';

type Emergency = DigestContext['digest']['emergencies'][number];

/** Lists every post by the emergency path in the digest's days, and its state now; nothing without any. */
export function emergencyItems(view: DigestContext): readonly Block[] {
  const { emergencies } = view.digest;
  if (emergencies.length === 0) return [];
  return [
    { kind: 'paragraph', inlines: [{ kind: 'strong', text: view.m.emergency.digest.title(emergencies.length) }] },
    { kind: 'list', items: emergencies.map((told) => [{ kind: 'text', text: itemText(view, told) }]) },
  ];
}

function itemText(view: DigestContext, told: Emergency): string {
  const { m, desk, now } = view;
  const { digest, mode, part, partOf } = m.emergency;
  const when = fullWhenText(new Date(told.at), desk.timeZone, m.tongue, now);
  const what = told.part === 'free' ? digest.without(told.what) : digest.from(partOf(told.what, part[told.part]));
  const said = digest.used(mode[told.mode], what, told.draftNumber, told.by, when);
  return asSentences(said, afterwardsText(view, told.afterwards));
}

function afterwardsText({ m, desk, now }: DigestContext, afterwards: Emergency['afterwards']): string {
  const { digest } = m.emergency;
  const when = (at: string): string => fullWhenText(new Date(at), desk.timeZone, m.tongue, now);
  switch (afterwards.kind) {
    case 'exercise':
      return digest.exercise;
    case 'unsent':
      return digest.unsent;
    case 'unproven':
      return digest.unproven;
    case 'notAsked':
      return digest.notAsked;
    case 'open':
      return digest.open(when(afterwards.since));
    case 'toCorrect':
      return digest.toCorrect(when(afterwards.since));
    case 'approved':
      return digest.approved(when(afterwards.at));
    case 'corrected':
      return digest.corrected(when(afterwards.at));
  }
}
