import { everySentence, leavesOf, said } from './catalogue.ts';

/** Sentences of a message that has the buttons of which they speak, by their place in the catalogue. */
export const withButtons: readonly string[] = [
  'cards.howToDecide',
  'cards.howToDecideButtons',
  'foreign.whatToDo',
  'foreign.outside.whatToDo.edited',
  'foreign.outside.whatToDo.deleted',
  'foreign.outside.whatToDo.profile',
  'foreign.double.whatToDo',
  'foreign.double.otherIsGone',
  'importing.reader.ownPress',
  'keeping.whatToDo',
  'names.howToLook',
  'notices.filesOffered',
];

/** Sentences that speak of buttons which stand elsewhere, or stood. */
export const ofOtherButtons: readonly string[] = [
  'answers.decision.reactions_off',
  'answers.reactionGone',
  'answers.hintTyped',
  'answers.hintTypedButtons',
  'answers.withdrawTooLate',
  'answers.buttonStands',
  'making.askOnCard',
  'page.skipToButtons',
  'past.intro',
  'making.onlyAuthorsTakeOut',
  'making.picturesLater',
  'making.picturesMissing',
  'setup.reactionsAndButtons',
  'setup.buttonsOnly',
  'page.pressKept',
  'signing.cardOfBefore',
  'signing.due.now',
  'leaving.pin.unsure',
  'importing.card.noRoom',
  'importing.reader.intro',
  'importing.reader.withRemark',
];

/** In each language, the longest run of each sentence that no value cuts. */
const runs = leavesOf(everySentence())
  .filter(({ path }) => withButtons.includes(path))
  .flatMap(({ sentences }) => Object.values(sentences).map((sentence) => said(sentence)))
  .map((sentence) => {
    const parts = sentence.split(/‹[^›]*›|\d+/u).toSorted((one, other) => other.length - one.length);
    return inOneLine(parts[0] ?? '');
  });

/**
 * Fails for a message that speaks of its buttons where its reader has none: `text` is all that is drawn of it, without
 * markup.
 */
export function assertButtons(text: string, buttons: readonly unknown[]): void {
  const line = inOneLine(text);
  const spoken = buttons.length > 0 ? undefined : runs.find((run) => line.includes(run));
  if (spoken !== undefined) throw new Error(`It says "${spoken}", and no button is drawn`);
}

/** Clients break lines and draw spaces as they like. */
function inOneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
