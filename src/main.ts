import { chat } from './commands/chat.ts';
import { reportFailure } from './commands/failure.ts';
import { readConfig } from './config.ts';

// The service: config, knowledge, assistant, channel. Without a token for another channel it is the terminal chat.
try {
  process.exitCode = await chat(readConfig(process.env));
} catch (error) {
  process.exitCode = reportFailure(error);
}
