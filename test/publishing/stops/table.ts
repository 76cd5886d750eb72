import type { StopName } from './stops.ts';

export type PostKind = 'post' | 'correction' | 'emergency';

/**
 * Where it is asked whether a post may leave. `byHand`: somebody tries again what failed, and the stop began since.
 * `letGo`: the same with what the stop itself held. `late`: an approver sends what is past its latest time.
 */
export const places = ['plan', 'gate', 'claim', 'lastLook', 'byHand', 'letGo', 'late'] as const;
export type Place = (typeof places)[number];

/**
 * What becomes of a post of one kind, while one stop stands, at each place. A reason: it is held for that, or the person
 * who pressed is told that. `waits`: it stays ready and is tried again soon. `later`: it is put off. `–`: the place
 * does not stop it. `·`: that cannot be there: nothing was planned yet, the row is locked, or the gate did not hold it.
 */
export interface Row {
  readonly stop: StopName;
  readonly post: PostKind;
  readonly at: Readonly<Record<Place, string>>;
}

/** Cells in the order of `places`. */
type Cells = readonly [string, string, string, string, string, string, string];
type Kinds = Readonly<Partial<Record<PostKind, Cells>>>;

const frozen: Cells = ['frozen', 'frozen', 'waits', 'frozen', 'frozen', 'frozen', 'frozen'];
const asleep: Cells = ['–', 'account_asleep', 'waits', 'account_asleep', 'asleep', 'asleep', 'nothingLate'];
const passes: Cells = ['–', '–', '–', '–', '–', '·', '–'];

/**
 * The moment is now, unless the row says otherwise. A plan asks of a reserve period whether it will be when the post is
 * due, and the claim and the last look ask of a planned sleep also whether it was.
 */
const cells: Readonly<Record<StopName, Kinds>> = {
  'the desk is frozen': { post: frozen, correction: frozen, emergency: frozen },
  'everything is frozen': { post: frozen, emergency: frozen },
  'frozen but for emergencies': {
    post: frozen,
    correction: frozen,
    // A new time makes a new revision, which is not of the emergency path.
    emergency: ['–', '–', '–', '–', '–', '·', 'frozen'],
  },
  'frozen after a restore': { post: frozen, emergency: frozen },
  'paused for an emergency': {
    post: ['emergency_pause', 'emergency_pause', 'waits', 'emergency_pause', 'paused', 'paused', 'paused'],
    correction: passes,
    emergency: ['–', '–', '–', '–', '–', '·', 'paused'],
  },
  'an exercise goes on': { post: passes },
  // By hand, trying again ends the pause; after the claim the network itself says that it is still locked.
  'the account is paused': {
    post: ['–', 'account_paused', '–', '–', '–', '–', '–'],
    correction: ['–', 'account_paused', '–', '–', '–', '–', '–'],
    emergency: ['–', 'account_paused', '–', '–', '–', '–', '–'],
  },
  // At the plan nobody asks: each minute a sweep holds what is due before the sleep ends.
  'the account sleeps': { post: asleep, correction: passes, emergency: asleep },
  'the account sleeps but for emergencies': { post: asleep, correction: passes, emergency: passes },
  'a sleep that nothing has ended is over': { post: passes },
  'a planned sleep is now alone': { post: asleep, correction: passes, emergency: asleep },
  // By hand and late it gets another time, which the sleep does not reach.
  'a planned sleep is when it is due alone': {
    post: ['–', '–', 'waits', 'account_asleep', '–', '·', '–'],
    correction: passes,
    emergency: ['·', '–', 'waits', 'account_asleep', '–', '·', '–'],
  },
  'a planned sleep is now, but for emergencies': { post: asleep, emergency: passes },
  'the last day is over': { post: asleep, correction: passes, emergency: asleep },
  // By hand it is asked only of what it held, and late it is the plan that holds: each time the gate comes later.
  'a closed period is now alone': {
    post: ['–', 'period_closed', 'waits', 'later', '–', 'inPeriod', '–'],
    correction: passes,
    emergency: passes,
  },
  'a closed period is when it is due alone': {
    post: ['period_closed', '–', '–', '–', '–', '·', '–'],
    correction: passes,
  },
  // The level: the claim and the last look hold in every period that did not let it pass at the gate.
  'a period needs one more': {
    post: ['–', 'period_approval', 'waits', 'later', '–', 'inPeriod', '–'],
    correction: passes,
    emergency: ['·', '–', '–', '–', '–', '·', '–'],
  },
  'a period informs': { post: passes },
  // The key: the claim and the last look take the row at its word, by which it is a closed period.
  'a period’s row is not genuine': {
    post: ['period_unproven', 'period_unproven', 'waits', 'later', '–', 'inPeriod', '–'],
    correction: passes,
    emergency: passes,
  },
  'the part before is gone': { post: ['·', 'part_before', 'waits', '–', '–', '–', '–'] },
  'corrected since': { correction: ['–', 'corrected_since', 'waits', '–', '–', 'nothingToRetry', '–'] },
  'what it corrects is gone': { correction: ['–', 'post_gone', '–', '–', '–', 'nothingToRetry', '–'] },
  late: {
    post: ['·', 'late', '·', '–', 'late', 'nothingToRetry', '–'],
    correction: ['·', 'late', '·', '–', 'late', 'nothingToRetry', '–'],
    emergency: ['·', 'late', '·', '–', 'late', 'nothingToRetry', '–'],
  },
  // Its revision says so, although the row of its delivery is due: only by hand, for which it is no longer as approved.
  'its hour is to come': { post: ['–', 'later', '–', '–', '–', '·', 'contentChanged'] },
  'its rule’s grace goes on': { post: ['–', 'later', '–', '–', '–', '·', '–'] },
  'the desk has no such account any more': {
    post: ['–', 'account_removed', '–', '–', '–', 'nothingToRetry', 'nothingLate'],
    correction: ['–', 'account_removed', '–', '–', '–', 'nothingToRetry', 'nothingLate'],
  },
  'the network is switched off': {
    post: ['–', 'network_off', '–', '–', '–', '–', '–'],
    correction: ['–', 'network_off', '–', '–', '–', '–', '–'],
    emergency: ['–', 'network_off', '–', '–', '–', '–', '–'],
  },
  'the network takes no series': { post: ['–', 'series_off', '–', '–', '–', '–', '–'] },
  'a decision is not genuine': {
    post: ['·', 'decision_unproven', '–', '–', '–', 'nothingToRetry', '–'],
    emergency: ['·', 'decision_unproven', '–', '–', '–', 'nothingToRetry', '–'],
  },
  'more approvals are needed': {
    post: ['·', 'approval_lapsed', '–', '–', '–', 'nothingToRetry', '–'],
    correction: ['·', 'approval_lapsed', '–', '–', '–', 'nothingToRetry', '–'],
  },
  'the content was changed by hand': {
    post: ['–', 'content_changed', '–', '–', '–', 'nothingToRetry', 'contentChanged'],
    correction: ['–', 'content_changed', '–', '–', '–', 'nothingToRetry', 'contentChanged'],
  },
  'the draft is back in writing': { post: ['·', 'cancelled', '·', '–', '–', '·', 'nothingLate'] },
};

export const table: readonly Row[] = Object.entries(cells).flatMap(([stop, kinds]) =>
  Object.entries(kinds).map(([post, [plan, gate, claim, lastLook, byHand, letGo, late]]) => ({
    // The casts: Object.entries loses its keys.
    stop: stop as StopName,
    post: post as PostKind,
    at: { plan, gate, claim, lastLook, byHand, letGo, late },
  })),
);

/** Which of two stops is told, where both stand: the one that comes first here. The claim tells nothing. */
export const orders: readonly {
  readonly place: Place;
  readonly post: PostKind;
  readonly stops: readonly StopName[];
}[] = [
  {
    place: 'plan',
    post: 'post',
    stops: [
      'the desk is frozen',
      'paused for an emergency',
      'a period’s row is not genuine',
      'a closed period is when it is due alone',
    ],
  },
  {
    place: 'gate',
    post: 'post',
    stops: [
      'the draft is back in writing',
      'the desk is frozen',
      'paused for an emergency',
      'its hour is to come',
      'the part before is gone',
      'late',
      'the desk has no such account any more',
      'the account is paused',
      'a decision is not genuine',
      'a period’s row is not genuine',
      'a closed period is now alone',
      'more approvals are needed',
      'the content was changed by hand',
      'the network is switched off',
      'the network takes no series',
    ],
  },
  { place: 'gate', post: 'post', stops: ['paused for an emergency', 'its rule’s grace goes on', 'late'] },
  { place: 'gate', post: 'post', stops: ['late', 'the account sleeps', 'a decision is not genuine'] },
  {
    place: 'gate',
    post: 'post',
    stops: ['more approvals are needed', 'a period needs one more', 'the content was changed by hand'],
  },
  {
    place: 'gate',
    post: 'correction',
    stops: [
      'the content was changed by hand',
      'corrected since',
      'what it corrects is gone',
      'the network is switched off',
    ],
  },
  {
    place: 'lastLook',
    post: 'post',
    stops: ['the desk is frozen', 'paused for an emergency', 'the account sleeps', 'a closed period is now alone'],
  },
  {
    place: 'byHand',
    post: 'post',
    stops: ['the desk is frozen', 'paused for an emergency', 'the account sleeps', 'late'],
  },
  {
    place: 'late',
    post: 'post',
    stops: ['the account sleeps', 'the desk is frozen', 'paused for an emergency', 'the content was changed by hand'],
  },
];
