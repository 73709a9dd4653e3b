import { reportFailure } from './commands/failure.ts';
import { readConfig } from './config.ts';

// The service. Without a token for another channel it is the terminal chat; what the other needs is not even loaded.
try {
  const config = readConfig(process.env);
  if (config.telegram) {
    const { serve } = await import('./commands/serve.ts');
    process.exitCode = await serve(config, config.telegram);
  } else {
    const { chat } = await import('./commands/chat.ts');
    process.exitCode = await chat(config);
  }
} catch (error) {
  process.exitCode = reportFailure(error);
}
