import type { CheckOutcome, Lack } from '#networks/check-outcome.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import type { NetworkKind } from '#networks/network-rules.ts';

/** Why an account was not taken, and what to do. */
export function wordsForCheck(outcome: Exclude<CheckOutcome, { kind: 'ok' }>, network: NetworkKind): string {
  switch (outcome.kind) {
    case 'tokenRefused':
      return 'The server refuses this token. Make a new one, and copy all of it.';
    case 'scopeMissing':
      if (outcome.missing.includes('tweet.write')) {
        return 'These keys may only read on X. Give the application "Read and write" in its settings at X, then make new keys: those made before stay as they are.';
      }
      return `The token may not do enough: it lacks ${outcome.missing.join(', ')}. Make one with these rights as well.`;
    case 'askedTooOften':
      return `The server was asked too often with these keys, and answers again in ${wordsForWait(outcome.afterSeconds)}. Try again then.`;
    case 'unreachable':
      return wordsForUnreachable(outcome.why, network);
  }
}

/** How long to wait, in whole minutes where it is more than one: never too short. */
export function wordsForWait(seconds: number): string {
  if (seconds <= 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

function wordsForUnreachable(why: Extract<CheckOutcome, { kind: 'unreachable' }>['why'], network: NetworkKind): string {
  switch (why) {
    case 'refused':
      return 'No server answers at this address. Check the address, and whether this machine may reach it.';
    case 'name_not_found':
      return 'This server name does not exist. Check its spelling.';
    case 'timeout':
      return 'The server did not answer in time. Try again in a moment.';
    case 'not_this_network':
      return [
        `The server answers, but not as ${networkKinds[network].name} does.`,
        ...(networkKinds[network].serverUrl === null
          ? ['Give the address of the instance, such as https://social.example.org.']
          : []),
      ].join(' ');
  }
}

/** What the server lacks, a line each: Tambour does without, and says what follows. */
export function wordsForLacks(lacks: readonly Lack[]): readonly string[] {
  return lacks.map(wordsForLack);
}

function wordsForLack(lack: Lack): string {
  switch (lack) {
    case 'instance_v2':
      return '- It has only the older description of itself: limits may be incomplete.';
    case 'idempotency':
      return '- Of a repeated request it may make two posts: after a lost answer Tambour sends again once at most, then asks.';
    case 'language':
      return '- It ignores the language of a post.';
    case 'visibility':
      return '- It has no unlisted posts.';
    case 'delete':
      return '- It cannot take posts back: retract there by hand.';
    case 'edits_told':
      return '- It does not tell which posts were edited: after a restore you are asked what is public.';
    case 'media_status':
      return '- It does not say when an image is ready.';
    case 'json_errors':
      return '- Its errors are not in the usual form: some causes will stay vague.';
    case 'plain_text':
      return '- It renders Markdown: signs such as *, _, # and [words](address) are not shown as typed. Drafts say beforehand what readers would see, and each post is compared once it is public.';
  }
}
