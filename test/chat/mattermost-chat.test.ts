import { chatContract } from '../contracts/chat-contract.ts';
import { openMattermostWorld } from '../support/mattermost-world.ts';

chatContract('Mattermost', () => openMattermostWorld());
