import type { DrillWords } from '#messages/words/drill.ts';

export const drill: DrillWords = {
  help: '/tambour emergency drill',
  helpDoes: 'play a timed exercise of 25 minutes on practice accounts',
  answer: {
    begun:
      'The drill begins: what happens is told in the channel for 25 minutes. Then a page says how long everything took.',
    already: 'A drill goes on here already. Nothing has changed.',
    realAccounts: 'A drill takes place only on a desk whose accounts are all practice accounts. Nothing has changed.',
    noTemplate:
      'This desk has no emergency template that is agreed: /tambour emergency templates. Nothing has changed.',
    nobodyOnCall: 'Nobody is on call here by a rota that is agreed: /tambour rota. Nothing has changed.',
  },
  cue: {
    alert:
      'EXERCISE. The river rises fast, says the flood service. Warn the public: whoever is on call types /tambour emergency EXERCISE.',
    asleep: (name) => `EXERCISE. ${name} does not answer any more, until the end of the drill. Go on without.`,
    wrong: 'EXERCISE. The town hall calls: what you published is wrong, the shelter is full. Correct it.',
    lost: (account) =>
      `EXERCISE. The network of ${account} publishes, and its answers get lost. Of what goes out there nobody can be sure: look, and say what you see.`,
    found: (account) => `EXERCISE. The network of ${account} answers again.`,
    over: 'EXERCISE. The water falls, says the flood service. Give the all-clear, then end the exercise with /tambour emergency end.',
    end: 'EXERCISE. The drill is over. This page says how long everything took, and what was missed.',
  },
  page: {
    name: 'drill',
    title: 'Exercise of the emergency path',
    intro: (desk, begun, by) => `EXERCISE. Desk “${desk}”, begun ${begun} by ${by}.`,
    times: 'Times',
    toWarning: 'From the alert to the first public warning',
    toCorrection: 'From the news of the error to the first public correction',
    toAllClear: 'From the end of the danger to the first public all-clear',
    minutes: (minutes, seconds) => `${minutes} min ${seconds} s`,
    never: 'not published',
    missedTitle: 'What was missed',
    nothingMissed: 'Nothing was missed.',
    missed: {
      noWarning: 'No warning was published.',
      noCorrection: 'No correction was published after the news of the error.',
      noAllClear: 'No all-clear was published after the end of the danger.',
      doubtLeft: 'Of a post whose answer was lost, nobody has said whether it is public.',
      sleeperActed: 'Somebody acted who was not to answer any more.',
      notEnded: 'The exercise was not ended with /tambour emergency end.',
    },
    log: 'What was done',
    when: 'When',
    who: 'Who',
    what: 'What',
    noAct: 'Nothing was done.',
    act: {
      used: 'published by the emergency path',
      sent: 'is public',
      doubt: 'no certain answer came',
      answered: 'said whether it is there',
      retractAsked: 'had it retracted',
      ended: 'ended the exercise',
    },
    draft: (act, number) => `draft ${number}: ${act}`,
  },
};
