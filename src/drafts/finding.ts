import { altRule } from './alt-findings.ts';
import { blankRule } from './blank-findings.ts';
import { capitalsRule } from './capitals-findings.ts';
import { captionsRule } from './captions/captions-findings.ts';
import { dayRule } from './day-findings.ts';
import { deceptiveRule } from './deceptive-findings.ts';
import { differingRule } from './differing-findings.ts';
import { emojiRule } from './emoji-findings.ts';
import type { DataOf, FindingLevel, Place } from './finding-kind.ts';
import { hashtagRule } from './hashtag-findings.ts';
import { imageRule } from './image-findings.ts';
import { languageRule } from './language-findings.ts';
import { linkRule } from './link-findings.ts';
import { markdownRule } from './markdown-findings.ts';
import { mentionRule } from './mention-findings.ts';
import { momentRule } from './moment-findings.ts';
import { periodRule } from './period-findings.ts';
import { pageRule } from './page-findings.ts';
import { pollRule } from './poll-findings.ts';
import { recordingRule } from './recording-findings.ts';
import { restrictedRule } from './restricted-findings.ts';
import { sendingRule } from './sending-findings.ts';
import { seriesRule } from './series-findings.ts';
import { reversedRule } from './reversed-findings.ts';
import { wordingRule } from './wording-findings.ts';

/** All rules whose findings depend only on their input, in the order in which findings are shown. */
export const findingRules = [
  sendingRule,
  imageRule,
  recordingRule,
  captionsRule,
  altRule,
  blankRule,
  deceptiveRule,
  differingRule,
  reversedRule,
  linkRule,
  markdownRule,
  wordingRule,
  capitalsRule,
  hashtagRule,
  emojiRule,
  mentionRule,
  languageRule,
  restrictedRule,
  seriesRule,
  pollRule,
] as const;

/** The rules whose findings change with time. */
export const momentRules = [momentRule, periodRule, dayRule] as const;

/** The rules about the page that a draft links to. */
export const pageRules = [pageRule] as const;

/** Helps turn a union into the intersection of its members, which TypeScript infers for a function's parameter. */
type DataTaker<Each> = Each extends unknown
  ? (data: { readonly [Code in keyof Each]: DataOf<Each[Code]> }) => void
  : never;
type DataOfEach<Kinds> = DataTaker<Kinds> extends (data: infer Data) => void ? Data : never;
type LastingData = DataOfEach<(typeof findingRules)[number]['kinds']>;
type MomentData = DataOfEach<(typeof momentRules)[number]['kinds']>;
type PageData = DataOfEach<(typeof pageRules)[number]['kinds']>;

/** The values that each code carries: those of all rules together. */
export type FindingData = LastingData & MomentData & PageData;

export type FindingCode = keyof FindingData;

type FoundAs<Code extends FindingCode> = {
  readonly [Each in Code]: {
    readonly code: Each;
    readonly place: Place;
    readonly data: FindingData[Each];
    readonly level?: 'info';
  };
}[Code];

/** A finding that holds until the content, the desk's settings or the network's rules change, and may be cached. */
export type LastingFound = FoundAs<keyof LastingData>;
/** A finding that holds at one moment. */
export type MomentFound = FoundAs<keyof MomentData>;
/** A finding about the page that a draft links to. */
export type PageFound = FoundAs<keyof PageData>;
/** A finding before `gradeFinding` has given it its level. */
export type Found = LastingFound | MomentFound | PageFound;

/** A graded finding, with its place and the values of its sentence. */
export type Finding = {
  readonly [Code in FindingCode]: {
    readonly code: Code;
    readonly level: FindingLevel;
    readonly place: Place;
    readonly data: FindingData[Code];
  };
}[FindingCode];
