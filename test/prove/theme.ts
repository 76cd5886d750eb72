import type { ActName } from './acts.ts';
import type { PublishTrouble, RetractTrouble } from './network-troubles.ts';
import type { Stage } from './stage.ts';
import type { SimAccount } from './witness.ts';

/** Tendencies of people, networks and machines in one history, so that rare things happen together. */
export interface Theme {
  readonly name: string;
  /** Weight among all themes. */
  readonly weight: number;
  /** Factor by which acts are likelier than usual. */
  readonly acts: Readonly<Partial<Record<ActName, number>>>;
  /** Acts that happen first of all. */
  readonly opens?: readonly ActName[];
  /** Acts that happen once the first draft was written, approval was asked, and one more button was pressed. */
  readonly goesOn?: readonly ActName[];
  /** Weights of buttons, instead of the usual. */
  readonly buttons?: Readonly<Record<string, number>>;
  readonly settings?: Partial<Stage['settings']>;
  /** Sets of networks, one of which is drawn instead of the usual. */
  readonly networks?: readonly (readonly SimAccount['network'][])[];
  readonly accounts?: Readonly<Partial<Record<SimAccount['network'], Partial<SimAccount>>>>;
  /** Faults of publishing, instead of all. */
  readonly troubles?: readonly PublishTrouble[];
  readonly retractTroubles?: readonly RetractTrouble[];
  /** Seconds until a post shows on its account's timeline, instead of the usual. */
  readonly lags?: readonly number[];
  /** A process that stands still around its last look does so before it. */
  readonly standsBefore?: true;
  /** People mostly write texts of several posts. */
  readonly writes?: 'series';
  /** Seconds, one of which each network takes to answer, instead of none. */
  readonly answersAfter?: readonly number[];
  /** The first draft has a picture before approval is asked. */
  readonly startsWithPicture?: true;
  /** The first draft has a video before approval is asked. */
  readonly startsWithVideo?: true;
  /** Seconds of a long wait, instead of the usual. */
  readonly waits?: readonly number[];
  /** Seconds of a short wait, instead of the usual. */
  readonly shortWaits?: readonly number[];
  /** Seconds until a scheduled post is to leave, instead of the usual. */
  readonly times?: readonly number[];
  /** Seconds between looks for reminders that are due, during long waits. */
  readonly looksEverySeconds?: number;
  /** Authors who are also approvers press as often as the others. */
  readonly authorsTry?: true;
  /** People who write, edit and ask, instead of the authors. */
  readonly hands?: readonly string[];
  /** One event in this many comes late, instead of one in twelve. */
  readonly lateOnceIn?: number;
  /** Events of added reactions come late; those of removed ones come as any event does. */
  readonly reactionsComeLate?: true;
  /** Hardly anybody removes a reaction. */
  readonly reactionsStay?: true;
}
