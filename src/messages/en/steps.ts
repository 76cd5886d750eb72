import type { StepsWords } from '#messages/words/steps.ts';

export const steps: StepsWords = {
  unnamed: 'Approval',
  done: (step, names) => `✓ ${step} (${names})`,
  turn: (step, names, missing) => `${step}: it is their turn (${names === '' ? '' : `${names}; `}${missing} more)`,
  later: (step) => `then ${step}`,
  nowTurn: (step) => `Now it is the turn of ${step}.`,
  otherTurn: (step) => `It is the turn of ${step}. Your approval is asked for after that; nothing has changed.`,
  otherTurnOnCard:
    'It is the turn of another step, as the card says. Your approval is asked for after that; nothing has changed.',
  label: 'Steps',
  none: 'none',
  said: (step, who, needed) => `${step}: ${who} (${needed})`,
  help: '/tambour steps',
  helpDoes: 'approval in ordered steps, such as first legal, then cabinet',
  inSteps: '(/tambour steps)',
  title: 'Steps of approval',
  intro:
    'Each step approves after the one before, and nobody counts in two. Leave all names empty to approve without steps, as “/tambour setup” says.',
  name: (number) => `Step ${number}: name`,
  nameHint: 'Such as “Legal”. Empty: no such step.',
  who: (number) => `Step ${number}: who approves`,
  people: (number) => `Step ${number}: people`,
  group: (number) => `Step ${number}: group`,
  number: (number) => `Step ${number}: number of approvals`,
  all: 'all of the people chosen',
  set: (said) => `From now on posts are approved in steps: ${said}. What waits already keeps the stricter rules.`,
  unset: 'From now on posts are approved without steps. What waits already keeps the stricter rules.',
  stay: 'This desk approves in steps, which stay as they are. “/tambour steps” changes them.',
  error: {
    bad_steps: 'Give 2 to 5 steps, each with a name of its own, or none.',
    steps_unfillable:
      'With these steps nothing could be approved: nobody counts in two steps, and authors, guests and bots do not count. Add people, or ask for fewer approvals.',
    nobody: 'Choose the people of this step.',
    noGroup: 'Choose the group of this step.',
    onlyOne: 'One step alone is no chain: add a second one, or set who approves with “/tambour setup”.',
    allOfPeople: 'Only of people who are chosen by name can all be asked for.',
  },
};
