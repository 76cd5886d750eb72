import type { Card } from '#chat/card.ts';
import type { MessageRef } from '#chat/refs.ts';
import type { SceneNetwork } from '../support/scripted-rules.ts';
import type { Rendering } from '#networks/rendering.ts';
import type { SimSite } from './sim-site.ts';

/** One act of a person in the chat, whatever came of it. */
export interface PersonAct {
  readonly atMs: number;
  readonly person: string;
  /** The button's action, "react approve", "unreact approve", "submit edit" and the like. */
  readonly did: string;
  readonly draftId: string | null;
  readonly revision: number | null;
  readonly target: string | null;
  /** The card on which it was done, as that person saw it. */
  readonly shown: Card | null;
  /** End of the journal when it was done. */
  readonly journalSeq: bigint;
  /** End of the journal when Tambour acknowledged it; left out if it never did, or if nobody recorded it. */
  readonly heardSeq?: bigint;
}

/** An absence that somebody asked Tambour to note, whatever came of it. */
export interface AbsenceAsked {
  readonly by: string;
  readonly person: string;
  /** Days in Paris, YYYY-MM-DD, both within the absence. */
  readonly first: string;
  readonly last: string;
  readonly deputy: string | null;
  /** End of the journal when it was asked for. */
  readonly journalSeq: bigint;
}

/** A request to publish or to edit, as it reached the network. */
export interface PublishRequest {
  readonly atMs: number;
  /** Arrival by the clock of the machine that sent it. */
  readonly wallAt: Date;
  /** Departure by the same clock; left out if the simulator cannot know. */
  readonly leftAt?: Date;
  readonly accountId: string;
  readonly key: string;
  readonly rendering: Rendering;
  /** End of the committed journal when the request arrived. */
  readonly journalSeq: bigint;
  /** Post that it made or edited; null if it did neither, or if its key was known. */
  readonly madePost: string | null;
  /** Post that it was to edit; left out if it was to make one. */
  readonly edits?: string;
}

/** A post that is or was public on an account. */
export interface PublicPost {
  readonly id: string;
  readonly accountId: string;
  /** The rendering that was published. */
  readonly rendering: Rendering;
  /** Edits of the post, oldest first. */
  readonly edits: PostEdit[];
  readonly key: string | null;
  readonly atMs: number;
  /** Time from which the account's timeline shows it. */
  readonly visibleAtMs: number;
  /**
   * Null while the post is there. `by`: "tambour", or somebody else. `place`: order of deletions at the same time;
   * left out if the simulator cannot know.
   */
  gone: { readonly atMs: number; readonly by: 'tambour' | 'others'; readonly place?: number } | null;
}

export interface PostEdit {
  readonly rendering: Rendering;
  readonly atMs: number;
  /** Time from which the server shows it. */
  readonly visibleAtMs: number;
}

export interface SimAccount {
  readonly id: string;
  readonly network: SceneNetwork | 'bluesky';
  readonly handle: string;
  readonly keepsKeys: boolean;
  readonly reading: boolean;
  /** A practice account, which reaches nobody. */
  readonly practice?: true;
  /** Seconds between publishing and the server's answer. */
  readonly answersAfterSeconds?: number;
  /** False if its server refuses an answer to a post that it does not have; default true. */
  readonly takesOrphans?: boolean;
}

/** A message of the bot in its current state. */
export interface BotMessage {
  readonly ref: MessageRef;
  readonly key: string;
  readonly atMs: number;
  /** Time of the request, by the clock of the machine that made it. */
  readonly askedAt: Date;
  card: Card;
  /** Earlier states, oldest first. */
  readonly earlier: Card[];
  isDeleted: boolean;
}

/** One entry of the journal, as stored in the database. */
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

/** State of things when a machine was lost. */
export interface Lost {
  readonly journal: readonly JournalRow[];
  /** Number of requests that had arrived. */
  readonly requests: number;
  readonly atMs: number;
  /** The same moment by the machines' clock. What left before it was sent by the lost machine, whenever it arrives. */
  readonly at: Date;
  /** End of the journal in the backup. */
  readonly backupSeq: bigint;
  /** True if the backup left out the bytes of videos. */
  readonly isWithoutVideos: boolean;
}

/** One step of a desk. All its people are named. */
export interface SimStep {
  readonly name: string;
  readonly who: { readonly kind: 'people'; readonly ids: readonly string[] };
  readonly needed: number;
}

/** The checker's evidence: what the simulators saw, and the journal; none of Tambour's other tables. */
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
  /** Duration of a claim. Afterwards, other processes may have taken the delivery over. */
  readonly leaseMs: number;
  /** Time after its claim within which a request may begin, so that it has ended when the claim lapses. */
  readonly beginsWithinMs: number;
  /** Time by which a claim's entry may follow its lease, which starts before the claim's first statement. */
  readonly claimTakesMs: number;
  /** The loss of a machine that was restored from a backup; null if there was none. */
  readonly lost: Lost | null;
  /** Maps the hash of each converted video to the hash of its original. */
  readonly conversions: ReadonlyMap<string, string>;
  /** Drafts whose rows somebody changed in the database. */
  readonly tampered: ReadonlySet<string>;
  /** True if a process stood still between its last look and a request. */
  readonly stoodBeforeSending: boolean;
  /** True if a process was made to stand still anywhere. */
  readonly stoodStill: boolean;
  /** True if a look at what is public got no answer. */
  readonly looksFailed: boolean;
  /** True if somebody changed the wall clock during the history. */
  readonly clockJumped: boolean;
  /** The body's own site; left out if there is none. */
  readonly site?: Pick<SimSite, 'made' | 'readings'>;
  /** True if everything came to rest in the allowed time. */
  readonly cameToRest: boolean;
}
