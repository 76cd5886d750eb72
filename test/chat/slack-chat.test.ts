import { chatContract } from '../contracts/chat-contract.ts';
import { openSlackWorld } from '../support/slack-world.ts';

chatContract('Slack over Socket Mode', () => openSlackWorld('socket'));
chatContract('Slack over signed requests', () => openSlackWorld('http'));
