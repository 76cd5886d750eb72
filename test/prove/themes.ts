import type { ActName } from './acts.ts';
import type { PublishTrouble, RetractTrouble } from './network-troubles.ts';
import type { Stage } from './stage.ts';
import type { SimAccount, SimStep } from './witness.ts';

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
  /** The first draft has one before approval is asked. */
  readonly startsWithPicture?: true;
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

function step(name: string, ...ids: readonly string[]): SimStep {
  return { name, who: { kind: 'people', ids }, needed: 1 };
}

const legalThenCabinet = [step('Legal', 'karim', 'omar'), step('Cabinet', 'lea', 'omar')];
const sameInBoth = [step('Legal', 'karim', 'lea'), step('Cabinet', 'karim', 'lea')];

export const themes = [
  { name: 'anything', weight: 8, acts: {} },
  {
    name: 'reactions and stops',
    weight: 2,
    acts: { react: 4, killNow: 4, passLong: 0.2 },
    buttons: { ask: 30, stop: 12, approve: 6, changes: 20 },
    settings: { graceSeconds: 20 },
    reactionsStay: true,
    lateOnceIn: 3,
  },
  {
    name: 'reactions that are read before their events come',
    weight: 1,
    acts: { react: 8, killNow: 12, passLong: 0, chatAway: 0, byHand: 0, meetFate: 0.2, troublePublish: 0.2 },
    buttons: { ask: 60, stop: 10, approve: 0.1, changes: 40, reject: 0.1, edit: 0.1, cancel: 0.1 },
    settings: { approvalsNeeded: 1, graceSeconds: 60 },
    goesOn: ['react', 'killNow', 'press', 'press'],
    reactionsStay: true,
    reactionsComeLate: true,
  },
  {
    name: 'reactions that are removed before their events come',
    weight: 1,
    acts: { react: 8, killNow: 6, passLong: 0, chatAway: 0, byHand: 0, meetFate: 0.2, troublePublish: 0.2 },
    goesOn: ['react', 'killNow', 'react'],
    buttons: { ask: 60, stop: 1, approve: 0.1, changes: 0.1, reject: 0.1, edit: 0.1, cancel: 0.1 },
    settings: { approvalsNeeded: 1, graceSeconds: 60, approvers: ['karim'] },
    reactionsComeLate: true,
  },
  {
    name: 'drafts that are cancelled and reopened',
    weight: 1,
    acts: { press: 2, draft: 0.3, passLong: 0.5, meetFate: 0.3, troublePublish: 0.2 },
    goesOn: ['press', 'press', 'press', 'press', 'press', 'press'],
    buttons: { ask: 60, approve: 40, cancel: 30, reopen: 60, stop: 0.1, edit: 0.1, reject: 0.1, changes: 0.1 },
    settings: { approvalsNeeded: 2, approvers: ['karim', 'lea'], graceSeconds: 20 },
    waits: [600, 90_000],
  },
  {
    name: 'rejections that are taken back',
    weight: 1,
    acts: { press: 2, draft: 0.3, passLong: 0.5, meetFate: 0.3, troublePublish: 0.2 },
    goesOn: ['press', 'press', 'press', 'press', 'press', 'press'],
    buttons: {
      ask: 60,
      approve: 40,
      reject: 30,
      takeBackRejection: 60,
      stop: 0.1,
      edit: 0.1,
      cancel: 0.1,
      changes: 0.1,
    },
    settings: { approvalsNeeded: 2, approvers: ['karim', 'lea'], graceSeconds: 20 },
    waits: [600, 90_000],
  },
  {
    name: 'authors on the list of approvers',
    weight: 1,
    acts: {},
    buttons: { edit: 6 },
    settings: { approvalsNeeded: 1, approvers: ['karim', 'amina', 'bilal'] },
    authorsTry: true,
  },
  {
    name: 'words of several people',
    weight: 1,
    acts: { addPicture: 4, press: 2, tamper: 30, draft: 0.3, meetFate: 0.3, bringBackWords: 60 },
    goesOn: [
      ...(['press', 'press', 'press', 'press', 'rewordByHand', 'press', 'draft', 'bringBackWords'] as const),
      ...(['press', 'press', 'rewordByHand', 'press', 'press', 'rewordByHand', 'press'] as const),
    ],
    buttons: {
      edit: 12,
      altTexts: 4,
      ownTexts: 4,
      ask: 30,
      approve: 40,
      stop: 0.1,
      cancel: 0.1,
      reject: 0.1,
      changes: 0.1,
    },
    settings: { approvalsNeeded: 1, approvers: ['karim', 'bilal'], graceSeconds: 0 },
    hands: ['amina', 'bilal', 'karim', 'lea'],
  },
  {
    name: 'a process stands still before it sends',
    weight: 1,
    acts: { standBeforeSending: 60, letGoOn: 8, passShort: 2 },
    opens: ['standBeforeSending'],
    goesOn: ['passShort', 'letGoOn'],
    shortWaits: [1, 29, 32, 36, 60],
    settings: { approvalsNeeded: 1, graceSeconds: 0 },
  },
  {
    name: 'lost answers, and timelines that lag',
    weight: 1,
    acts: { troublePublish: 4, lagReads: 3 },
    opens: ['lagReads', 'troublePublish', 'troublePublish'],
    accounts: { mastodon: { keepsKeys: true } },
    troubles: ['answerLost', 'errorAfterAccepting', 'unreadableAnswer', 'answerLate'],
    lags: [10, 90, 90, 400],
  },
  {
    name: 'requests that arrive after a first look',
    weight: 0.5,
    acts: { troublePublish: 6, jumpClock: 0 },
    opens: ['troublePublish', 'troublePublish'],
    buttons: { correct: 0.1, stop: 0.5, cancel: 0.1, reject: 0.1, changes: 0.1 },
    settings: { approvalsNeeded: 1, graceSeconds: 0 },
    networks: [['mastodon']],
    accounts: { mastodon: { keepsKeys: false } },
    troubles: ['requestAfterLook'],
  },
  {
    name: 'people who take days',
    weight: 1,
    acts: { passLong: 6 },
    waits: [90_000, 270_000],
    settings: { approvalsNeeded: 2, approvers: ['karim', 'lea'] },
  },
  {
    name: 'freezes',
    weight: 1,
    acts: { freezeOrThaw: 16, standBeforeSending: 30, letGoOn: 8 },
    opens: ['standBeforeSending'],
    goesOn: ['freezeOrThaw', 'passShort', 'letGoOn'],
    shortWaits: [1, 5, 19],
    settings: { approvalsNeeded: 1, graceSeconds: 0 },
    standsBefore: true,
  },
  {
    name: 'freezes that make posts late',
    weight: 1,
    acts: { freezeOrThaw: 10, passLong: 2 },
    goesOn: ['freezeOrThaw', 'passLong', 'freezeOrThaw', 'press', 'press'],
    buttons: { ask: 60, approve: 90, sendLate: 90, edit: 0.1, cancel: 0.1, stop: 0.1, tryAgain: 0.1, letGo: 0.1 },
    settings: { approvalsNeeded: 1, graceSeconds: 60 },
    waits: [4000, 8000],
    times: [600],
  },
  {
    name: 'retractions, and networks that fail at them',
    weight: 1,
    acts: { troubleRetract: 10 },
    buttons: { retract: 20 },
  },
  {
    name: 'pictures, and accounts asleep',
    weight: 1,
    acts: { addPicture: 2, failUploads: 4, sleepOrWake: 6, tamper: 10 },
    startsWithPicture: true,
    settings: { graceSeconds: 20 },
  },
  {
    name: 'accounts asleep, and tokens that are refused',
    weight: 1,
    acts: { sleepOrWake: 24, troublePublish: 4, troubleRetract: 12, passLong: 0.3, draft: 2 },
    opens: ['troubleRetract'],
    goesOn: ['sleepOrWake', 'press', 'press', 'draft', 'press', 'press', 'sleepOrWake', 'press', 'press', 'press'],
    buttons: {
      tryAgain: 40,
      approve: 60,
      ask: 60,
      retract: 30,
      wake: 8,
      approveWaking: 40,
      stop: 0.1,
      cancel: 0.1,
      edit: 0.1,
    },
    settings: { approvalsNeeded: 1, graceSeconds: 0 },
    troubles: ['tokenRefused', 'tokenRefused', 'answerLost'],
    retractTroubles: ['tokenRefused'],
  },
  {
    name: 'accounts that are left',
    weight: 1,
    acts: { planLeaving: 60, draft: 3, passLong: 2, minuteComes: 2, react: 0.1, killNow: 0.2, jumpClock: 0 },
    opens: ['planLeaving'],
    goesOn: ['press', 'planLeaving', 'press', 'press', 'passLong', 'draft', 'press', 'press', 'press', 'passLong'],
    buttons: {
      approve: 60,
      ask: 60,
      approveLeaving: 60,
      cancelLeaving: 3,
      refuseLeaving: 0.5,
      letGo: 20,
      stop: 0.1,
      cancel: 0.1,
      edit: 0.1,
    },
    settings: { approvalsNeeded: 1, graceSeconds: 0 },
    waits: [4000, 30_000, 50_000, 90_000],
  },
  {
    name: 'doubts that people settle',
    weight: 1,
    acts: { press: 3, troublePublish: 4, byHand: 5, react: 0.1, meetFate: 0.2, killNow: 0.2, jumpClock: 0 },
    opens: ['troublePublish'],
    goesOn: [
      'passLong',
      'press',
      'byHand',
      'passLong',
      'troublePublish',
      'draft',
      'press',
      'press',
      'passLong',
      'press',
    ],
    buttons: {
      itIsThere: 90,
      itIsNotThere: 8,
      retract: 40,
      stop: 0.1,
      cancel: 0.1,
      edit: 0.1,
      correct: 0.1,
      copy: 0.1,
    },
    settings: { approvalsNeeded: 1, graceSeconds: 0, approvers: ['karim', 'lea', 'amina'] },
    networks: [['x']],
    accounts: { x: { reading: false } },
    troubles: ['answerLost', 'errorAfterAccepting'],
    waits: [180, 600],
  },
  {
    name: 'many drafts at once',
    weight: 1,
    acts: { draft: 6, killNow: 3, press: 1.5 },
    settings: { approvalsNeeded: 1, graceSeconds: 20 },
  },
  {
    name: 'corrections of what is public',
    weight: 1.5,
    acts: {
      press: 2,
      passShort: 2,
      troubleEdit: 6,
      troublePublish: 0.5,
      troubleRetract: 3,
      freezeOrThaw: 2,
      killNow: 2,
    },
    buttons: { correct: 10, approve: 40, reject: 0.1, changes: 0.1, stop: 0.5, cancel: 0.1 },
    settings: { approvalsNeeded: 1, graceSeconds: 0 },
    networks: [['mastodon'], ['mastodon', 'x']],
  },
  {
    name: 'replacements, and freezes before the old post goes',
    weight: 0.5,
    acts: { press: 2, freezeOrThaw: 8, troublePublish: 3, draft: 0.2, react: 0.2 },
    goesOn: ['press', 'press', 'troublePublish', 'press', 'freezeOrThaw', 'passLong', 'freezeOrThaw'],
    buttons: { correct: 10, ask: 90, approve: 90, reject: 0.1, changes: 0.1, stop: 0.1, cancel: 0.1, retract: 0.1 },
    settings: { approvalsNeeded: 1, graceSeconds: 0 },
    networks: [['x']],
    accounts: { x: { reading: true } },
    troubles: ['answerLost', 'errorAfterAccepting', 'unreadableAnswer'],
    waits: [180, 600],
  },
  {
    name: 'corrections beside each other',
    weight: 1,
    acts: { press: 3, draft: 0.2, react: 0, meetFate: 0.3, troublePublish: 0.2 },
    goesOn: ['press', 'press', 'press', 'press', 'press', 'press', 'press', 'press'],
    buttons: { correct: 12, ask: 40, approve: 40, reject: 0.1, changes: 0.1, stop: 0.1, cancel: 0.1, retract: 0.1 },
    settings: { approvalsNeeded: 1, graceSeconds: 0 },
    networks: [['mastodon'], ['mastodon', 'x']],
  },
  {
    name: 'approvers who are away, and their deputies',
    weight: 1,
    acts: { noteOrEndAbsence: 30, passLong: 4, draft: 2, press: 1.5 },
    opens: ['noteOrEndAbsence', 'noteOrEndAbsence'],
    buttons: { approve: 40, edit: 2, stop: 3 },
    settings: { approvers: ['karim', 'lea'] },
    waits: [4000, 50_000, 90_000],
  },
  {
    name: 'approvals in steps',
    weight: 1,
    acts: { changePolicy: 0, react: 3, draft: 2, press: 2, passLong: 0.3 },
    goesOn: ['press', 'press', 'react', 'react', 'press', 'press', 'react', 'press'],
    buttons: { ask: 60, approve: 60, edit: 1, stop: 0.5, reject: 0.1, changes: 0.1, cancel: 0.1 },
    settings: { approvers: ['karim', 'lea', 'omar'], approvalsNeeded: 2, graceSeconds: 20, steps: legalThenCabinet },
  },
  {
    name: 'steps of the same people, and their deputies',
    weight: 1,
    acts: { changePolicy: 0, noteOrEndAbsence: 30, passLong: 1, draft: 2, press: 2 },
    opens: ['noteOrEndAbsence', 'noteOrEndAbsence'],
    goesOn: ['press', 'press', 'noteOrEndAbsence', 'press', 'press', 'passLong', 'press'],
    buttons: { ask: 60, approve: 60, edit: 1, stop: 0.5, reject: 0.1, changes: 0.1, cancel: 0.1 },
    settings: { approvers: ['karim', 'lea'], approvalsNeeded: 2, graceSeconds: 20, steps: sameInBoth },
    waits: [4000, 50_000],
  },
  {
    name: 'rules of approval that change while a draft waits',
    weight: 1,
    acts: { changePolicy: 80, draft: 2, press: 1.5, passLong: 0.3 },
    goesOn: ['changePolicy', 'press', 'press', 'draft', 'press', 'changePolicy', 'press', 'press', 'press'],
    buttons: { ask: 60, approve: 60, edit: 2, stop: 0.5, reject: 0.1, changes: 0.1, cancel: 0.1 },
    settings: { approvers: ['karim', 'lea'] },
  },
  {
    name: 'rules of approval that change after the last press',
    weight: 1,
    acts: { changePolicy: 30, draft: 2, press: 1, passLong: 0.3 },
    goesOn: ['draft', 'press', 'press', 'press', 'changePolicy', 'draft', 'press', 'press', 'press', 'changePolicy'],
    buttons: { ask: 60, approve: 60, edit: 2, stop: 0.1, reject: 0.1, changes: 0.1, cancel: 0.1 },
    settings: { approvers: ['karim', 'lea'], approvalsNeeded: 2 },
  },
  {
    name: 'drafts that wait, and reminders',
    weight: 1,
    acts: { minuteComes: 8, passLong: 5, draft: 0.3, meetFate: 0.2, jumpClock: 0, chatAway: 14 },
    buttons: { ask: 15, approve: 8, edit: 10, cancel: 30, reject: 10 },
    waits: [1800, 1800, 3600, 15_000, 15_000, 40_000],
    times: [5000, 5000, 9000, 20_000],
    looksEverySeconds: 1200,
  },
  {
    name: 'a machine that is lost, and restored',
    weight: 0.5,
    acts: { backUpOrRestore: 12 },
    goesOn: ['backUpOrRestore'],
    settings: { approvalsNeeded: 1, graceSeconds: 20 },
  },
  {
    name: 'versions that a restore took back',
    weight: 0.5,
    acts: { backUpOrRestore: 3, press: 2, react: 4, submitLater: 4 },
    goesOn: ['backUpOrRestore', 'press', 'press', 'react', 'backUpOrRestore', 'press', 'press', 'press'],
    buttons: { edit: 60, ask: 90, approve: 40, cancel: 0.1, stop: 0.1, reject: 0.1, changes: 0.1 },
    settings: { approvers: ['karim', 'lea'], approvalsNeeded: 2, graceSeconds: 20 },
    reactionsStay: true,
  },
  {
    name: 'corrections, and a machine that is restored',
    weight: 1,
    acts: { backUpOrRestore: 12, press: 2, passShort: 2, troublePublish: 0.5 },
    buttons: { correct: 10, approve: 40, reject: 0.1, changes: 0.1, stop: 0.5, cancel: 0.1 },
    settings: { approvalsNeeded: 1, graceSeconds: 0 },
    networks: [['mastodon'], ['mastodon', 'x']],
  },
] as const satisfies readonly Theme[];

export type ThemeName = (typeof themes)[number]['name'];
