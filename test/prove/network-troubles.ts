/** Faults of the next request that publishes. */
export type PublishTrouble =
  | 'requestLost'
  | 'answerLost'
  | 'answerLate'
  | 'requestLate'
  /** It reaches the network only after the first look, and no answer comes. */
  | 'requestAfterLook'
  | 'errorAfterAccepting'
  | 'errorBefore'
  | 'rateLimited'
  | 'rateLimitedWithoutHeader'
  | 'busy'
  | 'tokenRefused'
  | 'creditExhausted'
  | 'forbidden'
  | 'duplicateSaid'
  | 'unreadableAnswer';

/** Faults of publishing, without those that only a theme injects. */
export const publishTroubles: readonly PublishTrouble[] = [
  'requestLost',
  'answerLost',
  'answerLate',
  'requestLate',
  'errorAfterAccepting',
  'errorBefore',
  'rateLimited',
  'rateLimitedWithoutHeader',
  'busy',
  'tokenRefused',
  'creditExhausted',
  'forbidden',
  'duplicateSaid',
  'unreadableAnswer',
];

/** Faults of the next request that retracts. */
export type RetractTrouble = 'requestLost' | 'answerLost' | 'busy' | 'refused' | 'tokenRefused';

export const retractTroubles: readonly RetractTrouble[] = [
  'requestLost',
  'answerLost',
  'busy',
  'refused',
  'tokenRefused',
];

/** Faults of the next request that edits a public post. */
export type EditTrouble =
  | Exclude<PublishTrouble, 'requestAfterLook' | 'rateLimitedWithoutHeader' | 'creditExhausted' | 'duplicateSaid'>
  | 'unsupported';

export const editTroubles: readonly EditTrouble[] = [
  'requestLost',
  'answerLost',
  'answerLate',
  'requestLate',
  'errorAfterAccepting',
  'errorBefore',
  'rateLimited',
  'busy',
  'tokenRefused',
  'forbidden',
  'unreadableAnswer',
  'unsupported',
];

/** Outcomes of a network's processing of the next video. */
export type VideoTrouble = 'lasts' | 'fails' | 'neverEnds' | 'isForgotten';
