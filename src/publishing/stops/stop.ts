import type { Standing } from '#approvals/standing.ts';
import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import type { Draft } from '#drafts/draft.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { Rendering } from '#networks/rendering.ts';
import type { DeliveryState, Prisma } from '#storage/generated/client.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { OutgoingPost } from '#publishing/outgoing-post.ts';

/** What somebody is told who tries again by hand, in words of its own; of other stops, why it is held. */
export type StopAnswer = 'frozen' | 'paused' | 'asleep';

/**
 * What people can do about a held post of which nothing is public. `letGo`: let it go once the stop is over. `wake`: the
 * same once its account is awake. `tryAgain`: try again once what was missing is there. `repair`: the same once its
 * account or network is repaired. `newTime`: send it with a new time. `anew`: edit it, or approve it again.
 */
export type AfterHeld = 'letGo' | 'wake' | 'tryAgain' | 'repair' | 'newTime' | 'anew';

/** Where a stop is asked about besides the plan, and what follows where it stands; null: it is not asked there. */
export interface Places {
  /** When it is due: it is held. */
  readonly gate: 'hold' | null;
  /** In the statement that begins an attempt, by its SQL: it waits and is tried again soon, when the gate says why. */
  readonly claim: 'wait' | null;
  /** Just before the request, by its SQL: it is held, or put off until the gate says why. */
  readonly lastLook: 'hold' | 'putOff' | null;
  /** When somebody tries again by hand what failed or was held: what they are told; `why`: the reason, as it is held. */
  readonly byHand: StopAnswer | 'why' | null;
}

/** What leaves although the stop stands. A stop with an exception of its own for emergencies judges that itself. */
export interface Passes {
  /** Corrections of public posts. */
  readonly corrections: boolean;
  /** Posts of a real emergency. */
  readonly emergencies: boolean;
}

/** A delivery's row, and what its gate knows, for the SQL of a stop. */
export interface RowToLeave {
  /** Alias of its "Delivery" in the statement. */
  readonly delivery: Prisma.Sql;
  readonly deskId: Prisma.Sql;
  readonly now: Date;
  readonly isEmergency: boolean;
  /** Ids of what stands and let it pass at the gate. */
  readonly passed: readonly string[];
}

interface Declared<Why extends string> {
  /** The reasons on a held delivery's row, and what people can do about each; none if it only puts off. */
  readonly whys: Readonly<Record<Why, AfterHeld>>;
  readonly passes: Passes;
  /**
   * Selects a row if the stop stands for the row's delivery, apart from what passes. Left out if only the gate can
   * tell.
   */
  readonly sql?: (row: RowToLeave) => Prisma.Sql;
}

/** A stop over everything that a desk sends: it depends on nothing but rows of the desk, and the moment. */
export interface DeskStop<Why extends string = string> extends Declared<Why> {
  readonly over: 'desk';
  /** Its one reason. */
  readonly why: Why;
  /** `plan`: it is held as it is planned. `ready`: so is what would become ready, so that no end of a stop sends. */
  readonly at: Places & { readonly plan: 'now' | null; readonly ready: 'hold' | null };
  /** True if a message in the channel announces its beginning; else each delivery's thread is told. */
  readonly isAnnounced: boolean;
  /** Returns SQL for one JSON value with what `stands` needs. All desk stops are read in one statement. */
  readonly selects: (deskId: string, now: Date) => Prisma.Sql;
  /** Tells whether it stands, by the value selected. Pure. */
  readonly stands: (selected: unknown, isEmergency: boolean) => boolean;
  readonly sql: (row: RowToLeave) => Prisma.Sql;
}

/** A stop over what one account sends: it depends on the account as it is now. */
export interface AccountStop<Why extends string = string> extends Declared<Why> {
  readonly over: 'account';
  /** `plan`: it is held as it is planned. */
  readonly at: Places & { readonly plan: 'now' | null };
  /** Its one reason. */
  readonly why: Why;
  /** Tells whether it stands; `account` undefined: the desk has none such any more. Pure. */
  readonly stands: (account: Account | undefined, isEmergency: boolean) => boolean;
}

/** What a stop over posts reads, once for all deliveries of a draft. */
export interface DraftToLeave {
  readonly work: Pick<UnitOfWork, 'tx' | 'decisionKey'>;
  readonly draft: Draft;
  /** The desk as it is, without the steps that reserve periods add. */
  readonly desk: Desk;
  readonly now: Date;
}

/** A stop that depends on the draft, its account and the moment. */
export interface DraftStop<Why extends string = string> extends Declared<Why> {
  readonly over: 'draft';
  /** `plan`: it is asked about the moment when the post is due. */
  readonly at: Places & { readonly plan: 'whenDue' | null; readonly lastLook: 'putOff' | null };
  /** Reads what it needs, and returns why it stands for a delivery at a moment; null: it does not. */
  readonly read: (leaving: DraftToLeave) => Promise<(post: OutgoingPost, at: Date) => Why | null>;
  /** Lists the ids of what stands then and lets the draft pass, once its gate is open: for `RowToLeave.passed`. */
  readonly letting: (leaving: Pick<DraftToLeave, 'draft' | 'desk'>, at: Date) => readonly string[];
}

/** What the gate knows of a delivery that is due. */
export interface AtGate {
  readonly tx: UnitOfWork['tx'];
  readonly draft: Draft;
  readonly post: OutgoingPost;
  readonly desk: Desk;
  /** Undefined: the desk has no such account any more. */
  readonly account: Account | undefined;
  readonly standing: Standing;
  /** Number of approval steps that the desk has without those of its periods. */
  readonly ownSteps: number;
  /** When a draft that a rule made may leave at the earliest; null if no rule made it. */
  readonly byRuleFrom: Date | null;
  readonly now: Date;
  readonly rules: Rules;
  readonly isSwitchedOn: (account: Account) => boolean;
  /** Returns what would be sent, or why that is not what was approved. */
  readonly rendered: () => Promise<Rendering | 'content_changed' | 'recording_missing'>;
  /** Reads the state of another delivery; null if there is none. */
  readonly stateOf: (deliveryId: string) => Promise<DeliveryState | null>;
  /** Tells whether the journal proves that this post of another delivery is ours; if left out: the one on its row. */
  readonly isProven: (deliveryId: string, remoteId?: string) => Promise<boolean>;
}

/** A stop that only the gate can judge, since it needs the approvals, the bytes, the journal or the settings. */
export interface GateStop<Why extends string = string> extends Declared<Why> {
  readonly over: 'gate';
  readonly at: Pick<Places, 'claim'>;
  /** Returns why the delivery is held, or until when it is put off; null: it does not stand. */
  readonly check: (gate: AtGate) => Why | Date | null | Promise<Why | Date | null>;
}

/** A reason why an approved post does not leave, with all that is to be known about it. */
export type Stop<Why extends string = string> = DeskStop<Why> | AccountStop<Why> | DraftStop<Why> | GateStop<Why>;
