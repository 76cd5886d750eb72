import { randomUUID } from 'node:crypto';

import type { Simulation } from './simulation.ts';
import { appId, botUserId, teamId } from './slack-options.ts';

/** Returns an inner event with Slack's timestamp. */
export function eventOf(event: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { ...event, event_ts: typeof event['ts'] === 'string' ? event['ts'] : slackTs() };
}

/** Delivers an event that the app subscribed to, wrapped as by Slack; returns its event id. */
export function tell(slack: Simulation, event: Readonly<Record<string, unknown>>): string {
  const { type, channel_type: place } = event;
  const name = type === 'message' ? `message.${String(place)}s` : String(type);
  if (!slack.installed.events.includes(name)) return '';
  const eventId = `Ev0${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`;
  slack.deliveries.event({
    token: 'legacy',
    team_id: teamId,
    context_team_id: teamId,
    context_enterprise_id: slack.enterpriseId,
    api_app_id: appId,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(slack.now().getTime() / 1000),
    authorizations: [
      {
        enterprise_id: slack.enterpriseId,
        team_id: teamId,
        user_id: botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${eventId}`,
    event,
  });
  return eventId;
}

let counted = 0;

/** Returns a new timestamp in Slack's format, never the same twice. */
export function slackTs(): string {
  counted += 1;
  return `${Math.floor(Date.now() / 1000)}.${String(counted).padStart(6, '0')}`;
}
