/** Words, each as a sentence of its own, one after the other: as notifications show them and screen readers say them. */
export function asSentences(...said: readonly (string | null)[]): string {
  return said
    .flatMap((words) => (words === null || words === '' ? [] : [words]))
    .map((words) => (/[.!?:…][\s»”)]*$/u.test(words) ? words : `${words}.`))
    .join(' ');
}
