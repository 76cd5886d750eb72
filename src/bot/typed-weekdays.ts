/** The days of the week as people type them, folded, in both languages; in the order of ISO 8601. */
export const weekdays: readonly (readonly string[])[] = [
  ['monday', 'lundi'],
  ['tuesday', 'mardi'],
  ['wednesday', 'mercredi'],
  ['thursday', 'jeudi'],
  ['friday', 'vendredi'],
  ['saturday', 'samedi'],
  ['sunday', 'dimanche'],
];
