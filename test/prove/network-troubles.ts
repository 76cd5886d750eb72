/** What goes wrong with the next request that publishes. */
export type PublishTrouble =
  | 'requestLost'
  | 'answerLost'
  | 'answerLate'
  | 'requestLate'
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

/** What goes wrong with the next request that retracts. */
export type RetractTrouble = 'requestLost' | 'answerLost' | 'busy' | 'refused';

export const retractTroubles: readonly RetractTrouble[] = ['requestLost', 'answerLost', 'busy', 'refused'];

/** What goes wrong with the next request that changes a public post. */
export type EditTrouble =
  | Exclude<PublishTrouble, 'rateLimitedWithoutHeader' | 'creditExhausted' | 'duplicateSaid'>
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
