import { correctionIn, type KnownContent, standingAt } from './replay.ts';
import { deliveryIn, type KnownDelivery, textFor, textsFor } from './violation.ts';
import type { Evidence, JournalRow, PublishRequest, SimAccount } from './witness.ts';

/** An entry that says that a delivery is being sent, with its content. */
export interface KnownClaim extends JournalRow {
  readonly draftId: string;
  readonly delivery: KnownDelivery;
  readonly content: KnownContent;
}

/** Returns the last claim of exactly this content that was committed before a request arrived; null if none. */
export function claimOf(evidence: Evidence, request: PublishRequest): KnownClaim | null {
  const account = accountOf(evidence, request.accountId);
  const { journal } = evidence;
  for (const entry of journal.toReversed()) {
    if (entry.seq > request.journalSeq || entry.kind !== 'delivery.sending') continue;
    const claim = claimIn(journal, entry);
    if (claim?.delivery.accountId === account.id && isOf(claim, account, request)) return claim;
  }
  return null;
}

/** Returns the claim of the delivery that an entry is about; null for other entries. */
export function claimIn(journal: readonly JournalRow[], entry: JournalRow): KnownClaim | null {
  const { draftId } = entry;
  const delivery = deliveryIn(entry);
  if (delivery === null || draftId === null) return null;
  const content = standingAt(journal, draftId, entry.seq)?.contents.get(delivery.revision);
  return content === undefined ? null : { ...entry, draftId, delivery, content };
}

export function accountOf({ accounts }: Pick<Evidence, 'accounts'>, id: string): SimAccount {
  const account = accounts.find((one) => one.id === id);
  if (account === undefined) throw new Error(`no account ${id}`);
  return account;
}

/**
 * Compares a claim with a request, down to the last picture and the post that it edits or answers. check-series.ts
 * checks what a part of a series answers.
 */
function isOf({ content, delivery }: KnownClaim, account: SimAccount, { rendering, edits }: PublishRequest): boolean {
  const correction = correctionIn(content, account.id, delivery.position);
  const postOf = (way: 'edit' | 'reply'): string | null => (correction?.way === way ? correction.postId : null);
  const isMastodon = account.network === 'mastodon';
  const isFirst = delivery.position === 1;
  return (
    textFor(content, account, delivery.position) === rendering.text &&
    picturesText(mediaOf(content, account, delivery.position)) === picturesText(rendering.media) &&
    postOf('edit') === (edits ?? null) &&
    (!isFirst || (account.network === 'x' ? null : postOf('reply')) === (rendering.replyTo ?? null)) &&
    (isMastodon ? content.contentWarning : null) === rendering.contentWarning
  );
}

/** Returns the media of one part. On an account with fewer parts, the last one takes those of all later parts. */
function mediaOf(content: KnownContent, account: SimAccount, position: number): KnownContent['media'] {
  const of = textsFor(content, account).length;
  return content.media.filter(({ part }) => Math.min(part, of) === position).map((media) => asShown(media, account));
}

/** Returns media as a network shows them. Without captions, a transcript follows the description, if it fits. */
function asShown(media: KnownContent['media'][number], { network }: SimAccount): KnownContent['media'][number] {
  const { recording, alt } = media;
  if (recording === undefined || recording.captions.length === 0 || network === 'x') return media;
  const { transcript } = recording;
  const whole = alt === '' || transcript === undefined ? alt : `${alt}\n\n${transcript}`;
  return { ...media, alt: whole, recording: { ...recording, captions: [] } };
}

interface Shown {
  readonly sha256: string;
  readonly alt: string;
  readonly recording?:
    | {
        readonly captions?: readonly { readonly language: string; readonly sha256: string }[];
        readonly poster?: { readonly sha256: string } | undefined;
      }
    | undefined;
}

/** Formats videos with their captions, and with the preview picture that approvers saw. */
function picturesText(media: readonly Shown[]): string {
  return media
    .map(({ sha256, alt, recording }) => {
      const captions = recording?.captions?.map((one) => `${one.language} ${one.sha256}`) ?? [];
      return [sha256, alt, ...captions, recording?.poster?.sha256 ?? ''].join(' ');
    })
    .join('\n');
}
