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
