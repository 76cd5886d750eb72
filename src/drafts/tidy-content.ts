import type { Content } from './draft.ts';

/**
 * The one way in which a content is kept: NFC, accounts once and in the desk's order, no warning instead of an empty
 * one, no own text that equals the shared one (else it would stay behind when that one changes). What corrects goes to the
 * accounts whose posts are not left as they are, and to no other.
 */
export function tidyContent(content: Content, deskAccountIds: readonly string[]): Content {
  const corrections = content.corrections?.toSorted(
    (one, other) => deskAccountIds.indexOf(one.accountId) - deskAccountIds.indexOf(other.accountId),
  );
  const corrected = corrections?.flatMap(({ accountId, way }) => (way === 'leave' ? [] : [accountId]));
  const chosen = new Set(corrected ?? content.accountIds);
  const text = nfc(content.text);
  const warning = nfc(content.contentWarning ?? '').trim();
  return {
    ...content,
    text,
    ownTexts: Object.fromEntries(
      Object.entries(content.ownTexts)
        .map(([accountId, own]) => [accountId, nfc(own)] as const)
        .filter(([, own]) => own !== text),
    ),
    contentWarning: warning === '' ? null : warning,
    accountIds: [
      ...deskAccountIds.filter((id) => chosen.has(id)),
      ...[...chosen].filter((id) => !deskAccountIds.includes(id)),
    ],
    media: content.media.map((media) => ({ ...media, alt: nfc(media.alt).trim() })),
    ...(corrections === undefined ? {} : { corrections }),
  };
}

function nfc(text: string): string {
  return text.normalize('NFC');
}
