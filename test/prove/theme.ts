import type { ActName } from './acts.ts';
import type { PublishTrouble, RetractTrouble } from './network-troubles.ts';
import type { Stage } from './stage.ts';
import type { SimAccount } from './witness.ts';

/** To what people, networks and machines are inclined in one history: what is rare by itself comes together in it. */
export interface Theme {
  readonly name: string;
  /** How often, against the others. */
  readonly weight: number;
  /** How much likelier than usual. */
  readonly acts: Readonly<Partial<Record<ActName, number>>>;
  /** Acts that happen first of all. */
  readonly opens?: readonly ActName[];
  /** Acts that happen once the first draft was drafted, asked about and pressed upon once more. */
  readonly goesOn?: readonly ActName[];
  /** How likely each button is, in place of usual. */
  readonly buttons?: Readonly<Record<string, number>>;
  readonly settings?: Partial<Stage['settings']>;
  /** Choices of networks, one of which is drawn, in place of usual. */
  readonly networks?: readonly (readonly SimAccount['network'][])[];
  readonly accounts?: Readonly<Partial<Record<SimAccount['network'], Partial<SimAccount>>>>;
  /** In place of all. */
  readonly troubles?: readonly PublishTrouble[];
  readonly retractTroubles?: readonly RetractTrouble[];
  /** Until a post shows on its account's timeline, in seconds, in place of usual. */
  readonly lags?: readonly number[];
  /** A process that stands still around its last look does so before it. */
  readonly standsBefore?: true;
  /** People write texts of several posts, mostly. */
  readonly writes?: 'series';
  /** Seconds, one of which each network takes to answer, in place of none. */
  readonly answersAfter?: readonly number[];
  /** The first draft has one before approval is asked. */
  readonly startsWithPicture?: true;
  /** So it is with a video. */
  readonly startsWithVideo?: true;
  /** How long people wait where they wait long, in seconds, in place of usual. */
  readonly waits?: readonly number[];
  /** How long they wait where they wait a little, in seconds, in place of usual. */
  readonly shortWaits?: readonly number[];
  /** In how many seconds what is scheduled is to leave, in place of usual. */
  readonly times?: readonly number[];
  /** How often it is looked, while people wait long, what is to be said unasked. */
  readonly looksEverySeconds?: number;
  /** Authors who are on the list of approvers press as often as the others. */
  readonly authorsTry?: true;
  /** The people who write, edit and ask, in place of the authors. */
  readonly hands?: readonly string[];
  /** One event in so many comes late, in place of one in twelve. */
  readonly lateOnceIn?: number;
  /** The event of each added reaction comes late; that of a removed one comes as any event does. */
  readonly reactionsComeLate?: true;
  /** Hardly anybody takes a reaction away. */
  readonly reactionsStay?: true;
}
