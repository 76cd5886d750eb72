/** Troubles of the next request that publishes. */
export type PublishTrouble =
  | 'requestLost'
  | 'answerLost'
  | 'answerLate'
  | 'requestLate'
  /** It reaches the network only after a first look, and no answer comes. */
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

/** But for what only a theme of its own brings. */
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

/** Troubles of the next request that retracts. */
export type RetractTrouble = 'requestLost' | 'answerLost' | 'busy' | 'refused' | 'tokenRefused';

export const retractTroubles: readonly RetractTrouble[] = [
  'requestLost',
  'answerLost',
  'busy',
  'refused',
  'tokenRefused',
];

/** Troubles of the next request that changes a public post. */
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

/** What a network's work on the next video comes to. */
export type VideoTrouble = 'lasts' | 'fails' | 'neverEnds' | 'isForgotten';
