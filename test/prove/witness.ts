import type { Card } from '#chat/card.ts';
import type { MessageRef } from '#chat/refs.ts';
import type { SceneNetwork } from '../support/scripted-rules.ts';
import type { Rendering } from '#networks/rendering.ts';

/** One act of somebody in the chat and its time, whatever became of it. */
export interface PersonAct {
  readonly atMs: number;
  readonly person: string;
  /** The button's action, "react approve", "unreact approve", "submit edit" and the like. */
  readonly did: string;
  readonly draftId: string | null;
  readonly revision: number | null;
  readonly target: string | null;
  /** The card that it was done on, as it was shown to them. */
  readonly shown: Card | null;
  /** How far the journal had got. */
  readonly journalSeq: bigint;
  /** How far it had got when Tambour told the chat that it had heard; left out: it never did, or nobody noted it. */
  readonly heardSeq?: bigint;
}

/** An absence that somebody asked Tambour to note, whatever became of it. */
export interface AbsenceAsked {
  readonly by: string;
  readonly person: string;
  /** Days in Paris, YYYY-MM-DD, both within the absence. */
  readonly first: string;
  readonly last: string;
  readonly deputy: string | null;
  /** How far the journal had got. */
  readonly journalSeq: bigint;
}

/** A request that publishes, or changes what is public, as it reached the network. */
export interface PublishRequest {
  readonly atMs: number;
  /** By the clock of the machine that sent it. */
  readonly wallAt: Date;
  /** When it left that machine, by the same clock; left out where the simulator cannot know. */
  readonly leftAt?: Date;
  readonly accountId: string;
  readonly key: string;
  readonly rendering: Rendering;
  /** End of the journal as it was committed when the request arrived. */
  readonly journalSeq: bigint;
  /** The post that it made or changed; null where it did neither, or where its key was known. */
  readonly madePost: string | null;
  /** The post that it was to change in its place; left out: it was to make one. */
  readonly edits?: string;
}

/** A post that is or was public on an account. */
export interface PublicPost {
  readonly id: string;
  readonly accountId: string;
  /** As it was published. */
  readonly rendering: Rendering;
  /** Changes of the post since, in its place, oldest first. */
  readonly edits: PostEdit[];
  readonly key: string | null;
  readonly atMs: number;
  /** From when the account's own timeline shows it. */
  readonly visibleAtMs: number;
  /**
   * Null while it is there. `by`: "tambour", or somebody else. `place` tells which was deleted first where no time passed
   * between them; left out where the simulator cannot know.
   */
  gone: { readonly atMs: number; readonly by: 'tambour' | 'others'; readonly place?: number } | null;
}

export interface PostEdit {
  readonly rendering: Rendering;
  readonly atMs: number;
  /** From when the server shows it. */
  readonly visibleAtMs: number;
}

export interface SimAccount {
  readonly id: string;
  readonly network: SceneNetwork | 'bluesky';
  readonly handle: string;
  readonly keepsKeys: boolean;
  readonly reading: boolean;
  /** It reaches nobody. */
  readonly practice?: true;
  /** Seconds that its server takes to answer once it has published. */
  readonly answersAfterSeconds?: number;
  /** Whether its server takes an answer to a post that it does not have; left out: it does. */
  readonly takesOrphans?: boolean;
}

/** A message of the bot's, as it stands. */
export interface BotMessage {
  readonly ref: MessageRef;
  readonly key: string;
  readonly atMs: number;
  /** When it was asked for, by the clock of the machine that asked. */
  readonly askedAt: Date;
  card: Card;
  /** As it stood before, oldest first. */
  readonly earlier: Card[];
  isDeleted: boolean;
}

/** One entry of the journal, as it stands in the database. */
export interface JournalRow {
  readonly seq: bigint;
  readonly at: Date;
  readonly kind: string;
  readonly deskId: string | null;
  readonly draftId: string | null;
  readonly actor: string;
  readonly data: unknown;
  readonly previousHash: string;
  readonly hash: string;
}

/** How things stood when a machine was lost. */
export interface Lost {
  readonly journal: readonly JournalRow[];
  /** How many requests had arrived. */
  readonly requests: number;
  readonly atMs: number;
  /** The same by the machines' clock: what left by then was that machine's, whenever it arrives. */
  readonly at: Date;
  /** How far the journal reached in the backup. */
  readonly backupSeq: bigint;
  /** The bytes of videos were not in it. */
  readonly isWithoutVideos: boolean;
}

/** One step of a desk, all of whose people are named. */
export interface SimStep {
  readonly name: string;
  readonly who: { readonly kind: 'people'; readonly ids: readonly string[] };
  readonly needed: number;
}

/** Evidence that the checker judges by: what the simulators saw, and the journal; none of Tambour's other tables. */
export interface Evidence {
  readonly desk: {
    readonly approvalsNeeded: number;
    readonly graceSeconds: number;
    readonly approvers: readonly string[];
    readonly steps?: readonly SimStep[];
    readonly members: readonly string[];
    readonly inChannel: readonly string[];
  };
  readonly accounts: readonly SimAccount[];
  readonly acts: readonly PersonAct[];
  readonly absences: readonly AbsenceAsked[];
  readonly requests: readonly PublishRequest[];
  readonly posts: readonly PublicPost[];
  readonly messages: readonly BotMessage[];
  readonly journal: readonly JournalRow[];
  /** How long a claim lasts: after that others may have taken the delivery over. */
  readonly leaseMs: number;
  /** How long after its claim a request may begin, so that it has ended when the claim lapses. */
  readonly beginsWithinMs: number;
  /** How much later than its lease a claim may be in the journal: it begins before the claim's first statement. */
  readonly claimTakesMs: number;
  /** Events that a restore from a backup made Tambour forget; null where there was none. */
  readonly lost: Lost | null;
  /** By the hash of each video that a conversion made, the hash of what it was made of. */
  readonly conversions: ReadonlyMap<string, string>;
  /** Drafts whose rows in the database somebody changed by hand. */
  readonly tampered: ReadonlySet<string>;
  /** True if a process stood still between its last look and a request. */
  readonly stoodBeforeSending: boolean;
  /** True if a process was to stand still wherever it was. */
  readonly stoodStill: boolean;
  /** True if some look at what is public got no answer. */
  readonly looksFailed: boolean;
  /** True if the wall clock was set during the history. */
  readonly clockJumped: boolean;
  /** True if everything came to rest within the bound. */
  readonly cameToRest: boolean;
}
