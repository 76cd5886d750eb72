import { altRule } from './alt-findings.ts';
import { blankRule } from './blank-findings.ts';
import { capitalsRule } from './capitals-findings.ts';
import { deceptiveRule } from './deceptive-findings.ts';
import { emojiRule } from './emoji-findings.ts';
import type { DataOf, FindingLevel, Place } from './finding-kind.ts';
import { hashtagRule } from './hashtag-findings.ts';
import { imageRule } from './image-findings.ts';
import { languageRule } from './language-findings.ts';
import { linkRule } from './link-findings.ts';
import { markdownRule } from './markdown-findings.ts';
import { mentionRule } from './mention-findings.ts';
import { restrictedRule } from './restricted-findings.ts';
import { sendingRule } from './sending-findings.ts';
import { wordingRule } from './wording-findings.ts';

/** Every rule, in the order in which what they find is told. */
export const findingRules = [
  sendingRule,
  imageRule,
  altRule,
  blankRule,
  deceptiveRule,
  linkRule,
  markdownRule,
  wordingRule,
  capitalsRule,
  hashtagRule,
  emojiRule,
  mentionRule,
  languageRule,
  restrictedRule,
] as const;

type Kinds = (typeof findingRules)[number]['kinds'];
/** Step from a union to the intersection of its members: TypeScript infers that for a function's parameter. */
type DataTaker<Each> = Each extends unknown
  ? (data: { readonly [Code in keyof Each]: DataOf<Each[Code]> }) => void
  : never;

/** The values that each code carries: those of all rules together. */
export type FindingData = DataTaker<Kinds> extends (data: infer Data) => void ? Data : never;

export type FindingCode = keyof FindingData;

/** A finding before it is graded; `gradeFinding` gives its severity unless the rule itself does. */
export type Found = {
  readonly [Code in FindingCode]: {
    readonly code: Code;
    readonly place: Place;
    readonly data: FindingData[Code];
    readonly level?: 'info';
  };
}[FindingCode];

/** A finding in a revision, with its place and what its sentence needs. */
export type Finding = {
  readonly [Code in FindingCode]: {
    readonly code: Code;
    readonly level: FindingLevel;
    readonly place: Place;
    readonly data: FindingData[Code];
  };
}[FindingCode];
