import type { Desk } from '#desks/desk.ts';

import { altFindings } from './alt-findings.ts';
import { blankAltFindings, blankFindings } from './blank-findings.ts';
import { capitalsFindings } from './capitals-findings.ts';
import { type CheckedText, checkedTexts, checkedWarning } from './checked-text.ts';
import { deceptiveFindings } from './deceptive-findings.ts';
import type { Content } from './content.ts';
import { emojiFindings } from './emoji-findings.ts';
import type { Finding, FindingCode, Found } from './finding.ts';
import { gradeFinding } from './grade-finding.ts';
import { hashtagFindings } from './hashtag-findings.ts';
import { imageFindings } from './image-findings.ts';
import { languageFindings } from './language-findings.ts';
import { linkFindings } from './link-findings.ts';
import { markdownFindings } from './markdown-findings.ts';
import { mentionFindings } from './mention-findings.ts';
import type { Rules } from './renderings-of.ts';
import { restrictedFindings } from './restricted-findings.ts';
import { sendingFindings } from './sending-findings.ts';
import { wordingFindings } from './wording-findings.ts';

/** A card that says one thing thirty times is not read. */
const mostPerCode = 20;
const ranks = { blocks: 0, warns: 1, info: 2 } as const;

/**
 * Everything that the checks find in a content, as the desk wants it said: what blocks first, then in the order of the
 * checks. Pure; linear in the text's length, whatever the text.
 */
export function findingsOf(content: Content, desk: Desk, rules: Rules, now: Date): readonly Finding[] {
  const accounts = desk.accounts.filter((account) => content.accountIds.includes(account.id));
  const found = [
    ...sendingFindings(content, desk, rules, now),
    ...imageFindings(content.media, accounts),
    ...altFindings(content, accounts),
    ...besides(content, checkedWarning(content, accounts, rules), desk),
    ...checkedTexts(content, accounts, rules).flatMap((checked) => textFindings(checked, desk, rules)),
  ];
  const told = new Map<FindingCode, number>();
  return found
    .flatMap((one) => {
      const count = (told.get(one.code) ?? 0) + 1;
      told.set(one.code, count);
      const finding = count > mostPerCode ? null : gradeFinding(one, desk);
      return finding === null ? [] : [finding];
    })
    .sort((one, other) => ranks[one.level] - ranks[other.level]);
}

function textFindings(checked: CheckedText, desk: Desk, rules: Rules): readonly Found[] {
  return [
    ...blankFindings(checked),
    ...deceptiveFindings(checked.text, checked.placeAt),
    ...linkFindings(checked, desk),
    ...markdownFindings(checked, rules),
    ...wordingFindings(checked),
    ...capitalsFindings(checked, desk),
    ...hashtagFindings(checked),
    ...emojiFindings(checked),
    ...mentionFindings(checked),
    ...languageFindings(checked),
    ...restrictedFindings(checked),
  ];
}

/** What goes out beside the text: nobody is deceived there either. */
function besides(content: Content, warning: CheckedText, desk: Desk): readonly Found[] {
  return [
    ...blankFindings(warning),
    ...blankAltFindings(content),
    ...deceptiveFindings(warning.text, warning.placeAt),
    ...linkFindings(warning, desk),
    ...mentionFindings(warning),
    ...content.media.flatMap(({ alt }, index) => deceptiveFindings(alt, () => ({ kind: 'alt', index }))),
  ];
}
