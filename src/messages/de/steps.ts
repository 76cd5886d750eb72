import type { StepsWords } from '#messages/words/steps.ts';

export const steps: StepsWords = {
  unnamed: 'Freigabe',
  done: (step, names) => `✓ ${step} (${names})`,
  turn: (step, names, missing) => `${step}: an der Reihe (${names === '' ? '' : `${names}; `}noch ${missing})`,
  later: (step) => `danach ${step}`,
  nowTurn: (step) => `Jetzt ist „${step}“ an der Reihe.`,
  otherTurn: (step) => `„${step}“ ist an der Reihe. Um Ihre Freigabe wird danach gebeten; es hat sich nichts geändert.`,
  otherTurnOnCard:
    'Eine andere Stufe ist an der Reihe, wie die Karte zeigt. Um Ihre Freigabe wird danach gebeten; es hat sich nichts geändert.',
  label: 'Stufen',
  none: 'keine',
  said: (step, who, needed) => `${step}: ${who} (${needed})`,
  help: '/tambour stufen',
  helpDoes: 'Freigabe in Stufen, etwa zuerst Recht, dann Leitung',
  inSteps: '(/tambour stufen)',
  title: 'Stufen der Freigabe',
  intro:
    'Jede Stufe gibt nach der vorigen frei, und niemand zählt in zweien. Lassen Sie alle Namen leer, um ohne Stufen freizugeben, wie „/tambour einstellungen“ es festlegt.',
  name: (number) => `Stufe ${number}: Name`,
  nameHint: 'Etwa „Recht“. Leer: keine solche Stufe.',
  who: (number) => `Stufe ${number}: Wer freigibt`,
  people: (number) => `Stufe ${number}: Personen`,
  group: (number) => `Stufe ${number}: Gruppe`,
  number: (number) => `Stufe ${number}: Anzahl der Freigaben`,
  all: 'alle gewählten Personen',
  set: (said) => `Ab jetzt wird in Stufen freigegeben: ${said}. Was schon wartet, behält die strengeren Regeln.`,
  unset: 'Ab jetzt wird ohne Stufen freigegeben. Was schon wartet, behält die strengeren Regeln.',
  stay: 'Diese Redaktion gibt in Stufen frei; diese bleiben, wie sie sind. „/tambour stufen“ ändert sie.',
  error: {
    bad_steps: 'Geben Sie 2 bis 5 Stufen an, jede mit einem eigenen Namen, oder keine.',
    steps_unfillable:
      'Mit diesen Stufen könnte nichts freigegeben werden: Niemand zählt in zwei Stufen, und wer den Entwurf verfasst hat, zählt nicht mit, ebenso wenig Gäste und Bots. Fügen Sie Personen hinzu oder verlangen Sie weniger Freigaben.',
    nobody: 'Wählen Sie die Personen dieser Stufe.',
    noGroup: 'Wählen Sie die Gruppe dieser Stufe.',
    onlyOne:
      'Eine Stufe allein ist keine Reihe: Fügen Sie eine zweite hinzu, oder legen Sie mit „/tambour einstellungen“ fest, wer freigibt.',
    allOfPeople: 'Nur von namentlich gewählten Personen können alle verlangt werden.',
  },
};
