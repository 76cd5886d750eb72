import type { ChatFact } from '#doctor/finding.ts';

export function wordsForSlack(fact: ChatFact): string {
  switch (fact.code) {
    case 'chatOff':
      return 'Slack is not connected: there is the practice chat alone. "tambour setup" connects it.';
    case 'slackSays':
      return `${fact.what}: ${fact.detail}`;
  }
}
